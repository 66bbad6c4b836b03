import { boolean, choice, list, string, structure } from '../../shapes/index.ts';
import { invalid, noStackToChange } from '../errors.ts';
import { deleteStack } from '../life/delete.ts';
import { begun } from '../life/run.ts';
import { type ChangeContext, changes } from '../operation.ts';
import * as shapes from '../shapes.ts';
import type { OperationType } from '../stacks/event.ts';
import type { Stack } from '../stacks/stack.ts';
import type { StackStatus } from '../stacks/status.ts';

export const deleteStackOperation = changes({
  name: 'DeleteStack',
  input: structure(
    { StackName: string({ min: 1 }) },
    {
      RetainResources: list(string()),
      RoleARN: shapes.roleArn,
      ClientRequestToken: shapes.clientRequestToken,
      DeletionMode: choice(['STANDARD', 'FORCE_DELETE_STACK']),
      DeploymentConfig: shapes.deploymentConfig,
    },
  ),
  run(input, context) {
    const stack = context.stacks.find(input.StackName);
    // What is not there is deleted already.
    if (stack === undefined || /^DELETE_(COMPLETE|IN_PROGRESS)$/.test(stack.state.status)) return {};
    checkDeletion(stack, input);
    const { stacks, world } = context;
    stacks.remember(stack);
    const mode = input.DeletionMode;
    if (mode !== undefined) stack.change({ deletionMode: mode });
    deleteStack(begun({ stacks, world, stack }, 'DELETE_STACK', input.ClientRequestToken), {
      retain: input.RetainResources ?? [],
      force: mode === 'FORCE_DELETE_STACK',
    });
    return {};
  },
});

const undeletable: readonly StackStatus[] = [
  'UPDATE_IN_PROGRESS',
  'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
  'UPDATE_ROLLBACK_IN_PROGRESS',
  'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
  'IMPORT_IN_PROGRESS',
  'IMPORT_ROLLBACK_IN_PROGRESS',
];

interface DeletionAsked {
  readonly RetainResources?: readonly string[];
  readonly DeletionMode?: string;
}

function checkDeletion({ identity, state }: Stack, { RetainResources = [], DeletionMode }: DeletionAsked): void {
  const { name, rootId } = identity;
  const { status, terminationProtection } = state;
  if (terminationProtection) throw invalid(`Stack [${name}] cannot be deleted while TerminationProtection is enabled`);
  if (rootId !== undefined && DeletionMode === 'FORCE_DELETE_STACK')
    throw invalid(`Stack [${name}] is nested and cannot be deleted by force`);
  if (undeletable.includes(status)) throw invalid(`Stack [${name}] cannot be deleted while in status ${status}`);
  if (RetainResources.length > 0 && status !== 'DELETE_FAILED')
    throw invalid('Specify resources to retain only when the stack is in the DELETE_FAILED state.');
  if (DeletionMode === 'FORCE_DELETE_STACK' && status !== 'DELETE_FAILED')
    throw invalid('Stack must be in the DELETE_FAILED state to use FORCE_DELETE_STACK.');
}

export const cancelUpdateStack = changes({
  name: 'CancelUpdateStack',
  input: structure({ StackName: string({ min: 1 }) }, { ClientRequestToken: shapes.clientRequestToken }),
  run({ StackName, ClientRequestToken: token }, { stacks }) {
    const stack = toChange(stacks, StackName);
    if (isRepeated(stack, 'ROLLBACK', token)) return {};
    const { cancel } = stack.underWay ?? {};
    if (stack.state.status !== 'UPDATE_IN_PROGRESS' || cancel === undefined)
      throw invalid('CancelUpdateStack cannot be called from current stack status');
    stacks.remember(stack);
    cancel(token);
    return {};
  },
});

export const continueUpdateRollback = changes({
  name: 'ContinueUpdateRollback',
  input: structure(
    { StackName: shapes.stackName },
    {
      RoleARN: shapes.roleArn,
      ResourcesToSkip: list(string({ pattern: '[a-zA-Z0-9]+|[a-zA-Z][-a-zA-Z0-9]*\\.[a-zA-Z0-9]+' })),
      ClientRequestToken: shapes.clientRequestToken,
      ForceRollback: boolean,
    },
  ),
  run({ StackName, ResourcesToSkip: skipped = [], ClientRequestToken: token }, context) {
    const stack = toChange(context.stacks, StackName);
    if (isRepeated(stack, 'CONTINUE_ROLLBACK', token)) return {};
    if (stack.state.status !== 'UPDATE_ROLLBACK_FAILED')
      throw invalid(`Stack:${stack.identity.id} is in ${stack.state.status} state and can not continue rollback.`);
    const failed = [...stack.state.resources.values()].filter(({ status }) => status === 'UPDATE_FAILED');
    const stranger = skipped.find((id) => !failed.some(({ logicalId }) => logicalId === id));
    if (stranger !== undefined)
      throw invalid(`ResourcesToSkip can only contain resources in UPDATE_FAILED state; [${stranger}] is not`);
    goBack(context, stack, { type: 'CONTINUE_ROLLBACK', skipped, token });
    return {};
  },
});

export const rollbackStack = changes({
  name: 'RollbackStack',
  input: structure(
    { StackName: shapes.stackName },
    {
      RoleARN: shapes.roleArn,
      ClientRequestToken: shapes.clientRequestToken,
      RetainExceptOnCreate: boolean,
      DeploymentConfig: shapes.deploymentConfig,
    },
  ),
  run({ StackName, ClientRequestToken: token, RetainExceptOnCreate: retain }, context) {
    const stack = toChange(context.stacks, StackName);
    const { status, express } = stack.state;
    if (status !== 'CREATE_FAILED' && status !== 'UPDATE_FAILED')
      throw invalid(`Stack:${stack.identity.id} is in ${status} state and can not be rolled back.`);
    if (express !== undefined) throw invalid('RollbackStack is not supported after a deployment in EXPRESS mode');
    if (retain !== undefined) stack.change({ retainExceptOnCreate: retain });
    const OperationId = goBack(context, stack, { type: 'ROLLBACK', skipped: [], token });
    return { StackId: stack.identity.id, OperationId };
  },
});

interface WayBack {
  readonly type: OperationType;
  readonly skipped: readonly string[];
  readonly token: string | undefined;
}

function goBack({ stacks, world }: ChangeContext, stack: Stack, { type, skipped, token }: WayBack): string {
  const { wayBack } = stack;
  if (wayBack === undefined)
    throw new Error(`${stack.identity.name} was put into its state by a test: there is no update to take back`);
  stacks.remember(stack);
  const { operation } = begun({ stacks, world, stack }, type, token);
  wayBack(skipped, operation, () => undefined);
  return operation.id;
}

export const updateTerminationProtection = changes({
  name: 'UpdateTerminationProtection',
  input: structure({ StackName: shapes.stackName, EnableTerminationProtection: boolean }, {}),
  run({ StackName, EnableTerminationProtection: terminationProtection }, { stacks }) {
    const stack = toChange(stacks, StackName);
    const { id, name, rootId } = stack.identity;
    if (rootId !== undefined)
      throw invalid(
        `Termination protection cannot be changed for nested stack [${name}]: change that of the root stack`,
      );
    if (/^DELETE_/.test(stack.state.status))
      throw invalid(
        `Termination Protection cannot be changed on stack [${name}] while in status ${stack.state.status}`,
      );
    stacks.remember(stack);
    stack.change({ terminationProtection });
    return { StackId: id };
  },
});

/** The same call again, by its token, because its answer was lost: done already. */
function isRepeated({ state }: Stack, type: OperationType, token: string | undefined): boolean {
  const [newest] = state.operations;
  return token !== undefined && newest?.type === type && newest.token === token;
}

function toChange(stacks: ChangeContext['stacks'], name: string): Stack {
  const stack = stacks.find(name);
  if (stack === undefined) throw noStackToChange(name);
  return stack;
}
