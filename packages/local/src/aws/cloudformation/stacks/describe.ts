import type { Output } from '../../service.ts';
import type { Evaluated } from '../evaluation.ts';
import type { StackView } from './stack.ts';

/** A stack as DescribeStacks answers it. */
export function describeStack({ identity, state }: StackView): Output {
  const { evaluated, express, operations } = state;
  return {
    StackId: identity.id,
    StackName: identity.name,
    ChangeSetId: state.changeSetId,
    Description: evaluated?.description,
    Parameters: evaluated === undefined ? undefined : parametersOf(evaluated),
    CreationTime: state.createdAt,
    DeletionTime: state.deletedAt,
    LastUpdatedTime: state.updatedAt,
    RollbackConfiguration: {},
    StackStatus: state.status,
    StackStatusReason: state.reason,
    DetailedStatus: state.detailedStatus,
    DisableRollback: state.disableRollback,
    DeploymentConfig: express && { Mode: 'EXPRESS', DisableRollback: express.disableRollback },
    NotificationARNs: state.notificationArns,
    Capabilities: state.capabilities.length === 0 ? undefined : state.capabilities,
    Outputs: state.outputs.length === 0 ? undefined : outputsOf(state.outputs),
    RoleARN: state.roleArn,
    Tags: tagsOf(evaluated?.tags ?? new Map()),
    EnableTerminationProtection: state.terminationProtection,
    ParentId: identity.parentId,
    RootId: identity.rootId,
    DriftInformation: { StackDriftStatus: state.drift },
    RetainExceptOnCreate: state.retainExceptOnCreate,
    DeletionMode: state.deletionMode,
    LastOperations: operations.map(({ type, id }) => ({ OperationType: type, OperationId: id })),
  };
}

/** NoEcho is masked, as everywhere. */
export function parametersOf({ parameters }: Evaluated): readonly Output[] {
  return parameters.map(({ key, value, resolved, noEcho }) => ({
    ParameterKey: key,
    ParameterValue: noEcho ? '****' : value,
    ResolvedValue: resolved,
  }));
}

export function tagsOf(tags: ReadonlyMap<string, string>): readonly Output[] {
  return [...tags].map(([Key, Value]) => ({ Key, Value }));
}

function outputsOf(outputs: Evaluated['outputs']): readonly Output[] {
  return outputs.map(({ key, value, description, exportName }) => ({
    OutputKey: key,
    OutputValue: value,
    Description: description,
    ExportName: exportName,
  }));
}
