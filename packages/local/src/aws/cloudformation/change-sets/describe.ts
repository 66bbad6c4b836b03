import type { Output } from '../../service.ts';
import { boolean, structure } from '../../shapes/index.ts';
import type { PlannedChange } from '../evaluation.ts';
import { reads } from '../operation.ts';
import { pageOf } from '../page.ts';
import * as shapes from '../shapes.ts';
import { found } from '../stacks/find.ts';
import type { StackView } from '../stacks/stack.ts';
import { parametersOf, tagsOf } from '../stacks/describe.ts';
import type { ChangeSet } from './change-set.ts';
import { foundChangeSet } from './find.ts';

export const describeChangeSet = reads({
  name: 'DescribeChangeSet',
  input: structure(
    { ChangeSetName: shapes.changeSetNameOrId },
    { StackName: shapes.stackName, NextToken: shapes.nextToken, IncludePropertyValues: boolean },
  ),
  run(input, { stacks, world }) {
    const { stack, changeSet } = foundChangeSet(input, stacks);
    const listed = changeSet.status === 'CREATE_COMPLETE' ? changeSet.changes : [];
    const { items, NextToken } = pageOf(listed, input.NextToken, world.settings.pageSize);
    const values = input.IncludePropertyValues ?? false;
    return {
      ...described(stack, changeSet),
      Changes: items.map((change) => ({
        Type: 'Resource',
        ResourceChange: changeOf(change, { stack, changeSet, values }),
      })),
      NextToken,
    };
  },
});

export const listChangeSets = reads({
  name: 'ListChangeSets',
  input: structure({ StackName: shapes.stackName }, { NextToken: shapes.nextToken }),
  run({ StackName, NextToken: token }, { stacks, world }) {
    const stack = found(stacks, StackName);
    const { items, NextToken } = pageOf([...stack.changeSets.values()], token, world.settings.pageSize);
    return { Summaries: items.map((changeSet) => summary(stack, changeSet)), NextToken };
  },
});

function described(stack: StackView, changeSet: ChangeSet): Output {
  const { request, evaluated } = changeSet;
  const { notificationArns, capabilities, onStackFailure, deploymentMode, deploymentConfig } = request;
  return {
    ...summary(stack, changeSet),
    Parameters: evaluated === undefined ? undefined : parametersOf(evaluated),
    NotificationARNs: notificationArns ?? [],
    RollbackConfiguration: {},
    Capabilities: capabilities,
    Tags: tagsOf(request.tags),
    OnStackFailure: onStackFailure,
    DeploymentMode: deploymentMode,
    DeploymentConfig: deploymentConfig,
    StackDriftStatus: deploymentMode === 'REVERT_DRIFT' ? stack.state.drift : undefined,
  };
}

function summary({ identity }: StackView, changeSet: ChangeSet): Output {
  const { request } = changeSet;
  return {
    StackId: identity.id,
    StackName: identity.name,
    ChangeSetId: changeSet.id,
    ChangeSetName: changeSet.name,
    ExecutionStatus: changeSet.execution,
    Status: changeSet.status,
    StatusReason: changeSet.reason,
    CreationTime: changeSet.createdAt,
    Description: request.description,
    IncludeNestedStacks: request.includeNestedStacks ?? false,
    ParentChangeSetId: changeSet.parentId,
    RootChangeSetId: changeSet.rootId,
    ImportExistingResources: request.importExistingResources ?? false,
  };
}

interface Shown {
  readonly stack: StackView;
  readonly changeSet: ChangeSet;
  readonly values: boolean;
}

function changeOf(change: PlannedChange, { stack, changeSet, values }: Shown): Output {
  const reverts = changeSet.request.deploymentMode === 'REVERT_DRIFT';
  return {
    Action: change.action,
    LogicalResourceId: change.logicalId,
    PhysicalResourceId: change.physicalId,
    ResourceType: change.type,
    ChangeSetId: changeSet.nested?.get(change.logicalId),
    PolicyAction: change.policyAction,
    Replacement: change.replacement,
    Scope: change.scope,
    Details: change.details.map(({ target, evaluation, changeSource, causingEntity }) => ({
      Target: {
        Attribute: target.attribute,
        Name: target.name,
        RequiresRecreation: target.requiresRecreation,
        ...(values && {
          Path: target.path,
          BeforeValue: target.beforeValue,
          AfterValue: target.afterValue,
          AttributeChangeType: target.attributeChangeType,
          ...driftOf(target, changeSet.createdAt),
        }),
      },
      Evaluation: evaluation,
      ChangeSource: changeSource,
      CausingEntity: causingEntity,
    })),
    ...(values && { BeforeContext: change.beforeContext, AfterContext: change.afterContext }),
    ...(reverts && { ResourceDriftStatus: stack.state.resources.get(change.logicalId)?.drift?.status ?? 'IN_SYNC' }),
  };
}

function driftOf({ drift }: PlannedChange['details'][number]['target'], at: Date): Output {
  if (drift === undefined) return {};
  return {
    BeforeValueFrom: 'ACTUAL_STATE',
    AfterValueFrom: 'TEMPLATE',
    Drift: { PreviousValue: drift.previous, ActualValue: drift.actual, DriftDetectionTimestamp: at },
  };
}
