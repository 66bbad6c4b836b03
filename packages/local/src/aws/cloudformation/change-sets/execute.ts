import { boolean, structure } from '../../shapes/index.ts';
import { changeSetStatus, invalid, notUpdatable } from '../errors.ts';
import { evaluateStack } from '../evaluate-stack.ts';
import { deploy, type Deployment } from '../life/deploy.ts';
import { begun } from '../life/run.ts';
import { type ChangeContext, changes } from '../operation.ts';
import * as shapes from '../shapes.ts';
import type { Stack } from '../stacks/stack.ts';
import { isUpdatable } from '../stacks/status.ts';
import type { ChangeSet } from './change-set.ts';
import { foundChangeSet } from './find.ts';
import { askedOf } from './prepare.ts';

export const executeChangeSet = changes({
  name: 'ExecuteChangeSet',
  input: structure(
    { ChangeSetName: shapes.changeSetNameOrId },
    {
      StackName: shapes.stackName,
      ClientRequestToken: shapes.clientRequestToken,
      DisableRollback: boolean,
      RetainExceptOnCreate: boolean,
    },
  ),
  run(input, context) {
    const { stack, changeSet } = foundChangeSet(input, context.stacks);
    if (isRepeated(stack, changeSet, input)) return {};
    check(stack, changeSet, input);
    context.stacks.remember(stack);
    for (const other of stack.changeSets.values())
      if (other.id !== changeSet.id) stack.put({ ...other, execution: 'OBSOLETE' });
    stack.put({ ...changeSet, execution: 'EXECUTE_IN_PROGRESS' });
    execute(context, { stack, changeSet, input });
    return {};
  },
});

interface Input {
  readonly ClientRequestToken?: string;
  readonly DisableRollback?: boolean;
  readonly RetainExceptOnCreate?: boolean;
}

/** The same call again, by its token, because its answer was lost: done already (API_ExecuteChangeSet.html). */
function isRepeated({ state }: Stack, { id, execution }: ChangeSet, { ClientRequestToken: token }: Input): boolean {
  if (token === undefined || execution === 'AVAILABLE' || execution === 'OBSOLETE') return false;
  return state.changeSetId === id && state.operations.some((operation) => operation.token === token);
}

function check(stack: Stack, changeSet: ChangeSet, input: Input): void {
  const { id, status, execution, type, request } = changeSet;
  if (changeSet.parentId !== undefined) throw invalid(`${id} can only be executed with its root change set.`);
  // https://github.com/aws/amazon-chime-sdk-js/issues/1089 and what clients match on
  if (status !== 'CREATE_COMPLETE')
    throw changeSetStatus(`ChangeSet [${id}] cannot be executed in its current status of [${status}]`);
  if (execution !== 'AVAILABLE')
    throw changeSetStatus(`ChangeSet [${id}] cannot be executed in its current execution status of [${execution}]`);
  if (input.DisableRollback !== undefined && request.onStackFailure !== undefined)
    throw invalid('DisableRollback cannot be specified when OnStackFailure was specified for the change set');
  if (input.DisableRollback !== undefined && request.deploymentConfig !== undefined)
    throw invalid('DisableRollback cannot be specified when DeploymentConfig was specified for the change set');
  const { status: state } = stack.state;
  if (state === 'REVIEW_IN_PROGRESS' ? type === 'UPDATE' : !isUpdatable(state))
    throw notUpdatable(stack.identity.id, state);
  // The words are CloudFormation's own: https://github.com/aws/aws-cdk-cli/issues/1931
  if (/^(CREATE|UPDATE)_FAILED$/.test(state) && onFailure(changeSet, input) !== 'keep')
    throw invalid(
      `This stack is currently in a non-terminal [${state}] state. To update the stack from this state, please use the disable-rollback parameter with update-stack API. To rollback to the last known good state, use the rollback-stack API`,
    );
}

interface Execution {
  readonly stack: Stack;
  readonly changeSet: ChangeSet;
  readonly input: Input;
}

function execute({ world, stacks }: ChangeContext, { stack, changeSet, input }: Execution): void {
  const evaluation = evaluateStack(world, askedOf(stack, changeSet));
  const { evaluated } = changeSet;
  const after = evaluation.kind === 'evaluated' ? evaluation.result : evaluated;
  if (after === undefined) throw new Error(`change set ${changeSet.id} is complete, but was never evaluated`);
  const kind = changeSet.type;
  const operation = kind === 'CREATE' ? 'CREATE_STACK' : 'UPDATE_STACK';
  deploy(begun({ world, stacks, stack }, operation, input.ClientRequestToken), {
    kind,
    after,
    changes: changeSet.changes,
    ...(evaluation.kind !== 'evaluated' && { refusal: evaluation.text }),
    onFailure: onFailure(changeSet, input),
    state: stateOf(stack, changeSet, input),
    finished: (succeeded) => finished(stack, changeSet, succeeded),
  });
}

function onFailure({ request }: ChangeSet, { DisableRollback: disabled = false }: Input): Deployment['onFailure'] {
  const { onStackFailure, deploymentConfig } = request;
  if (onStackFailure === 'DELETE') return 'delete';
  // In express mode rollback is off unless it is asked for.
  const off = deploymentConfig?.DisableRollback ?? deploymentConfig?.Mode === 'EXPRESS';
  return onStackFailure === 'DO_NOTHING' || disabled || off ? 'keep' : 'roll-back';
}

function stateOf(stack: Stack, changeSet: ChangeSet, input: Input): Deployment['state'] {
  const { id, template, request } = changeSet;
  const { capabilities, notificationArns = stack.state.notificationArns, roleArn = stack.state.roleArn } = request;
  const disableRollback = onFailure(changeSet, input) === 'keep';
  const express = request.deploymentConfig?.Mode === 'EXPRESS';
  return {
    changeSetId: id,
    template,
    capabilities,
    notificationArns,
    roleArn,
    disableRollback,
    express: express ? { disableRollback } : undefined,
    retainExceptOnCreate: input.RetainExceptOnCreate,
    ...(request.deploymentMode === 'REVERT_DRIFT' && { drift: 'IN_SYNC' }),
  };
}

// The others are deleted once the stack is another (API_ExecuteChangeSet.html); while it changes they are obsolete.
function finished(stack: Stack, { id }: ChangeSet, succeeded: boolean): void {
  const done = stack.changeSets.get(id);
  if (done === undefined) return;
  stack.put({ ...done, execution: succeeded ? 'EXECUTE_COMPLETE' : 'EXECUTE_FAILED' });
  if (succeeded) for (const other of stack.changeSets.keys()) if (other !== id) stack.drop(other);
}
