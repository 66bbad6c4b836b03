import { randomUUID } from 'node:crypto';
import { isActionError } from '@iac/action-kit/errors';
import { causeOf } from './cause.ts';
import type { ChangeSet } from './change-set.ts';
import { reportWarnings } from './change-set-cause.ts';
import type { CloudFormation } from './cloudformation.ts';
import { interrupted, operationFailed } from './failed.ts';
import { withHookFindings } from './hook-findings.ts';
import type { StackOutcome, StackRun } from './outcome.ts';
import { protect } from './protect.ts';
import { vanished } from './refusals.ts';
import type { ExistingStack } from './stack.ts';
import { stateOf, succeeded } from './states.ts';
import { watch } from './watch.ts';

/** What is executed, and in which state the stack is meanwhile. */
export interface Deployment {
  readonly changeSet: ChangeSet;
  /** undefined: a new stack. */
  readonly before?: ExistingStack;
  readonly rollback: boolean;
}

interface Started extends Deployment {
  readonly token: string;
}

/** Executes a change set and waits for the end. `moved`: CloudFormation would not, because the stack has changed since. */
export async function operate(
  port: CloudFormation,
  run: StackRun,
  deployment: Deployment,
): Promise<StackOutcome | 'moved'> {
  const started: Started = { ...deployment, token: randomUUID() };
  run.signal.throwIfAborted();
  if (!(await begin(port, run, started))) return 'moved';
  const ended = await end(port, run, started);
  if ('kind' in ended) return ended;
  const { stack, events } = ended;
  if (succeeded(stack.status)) return done(port, run, { ...deployment, stack });
  return operationFailed(run.wanted, stack, await withHookFindings(port, causeOf(events, stack.id), events));
}

async function end(port: CloudFormation, run: StackRun, { changeSet, before, token }: Started) {
  const { stackId, changes } = changeSet;
  try {
    const own = changes.filter(({ nested }) => nested === undefined);
    const resources = new Set(own.map(({ logicalId }) => logicalId));
    const operation = { stackId, token, resources, ...(before && { before }) };
    const [{ stack, events }] = await Promise.all([watch(port, run, operation), reportWarnings(port, run, changeSet)]);
    if (stack === undefined || (stateOf(stack.status) === 'absent' && !changeSet.deleteOnFailure))
      throw vanished(run.wanted.name, 'The stack');
    return { stack, events };
  } catch (error) {
    await cancelIfAsked(port, run, stackId);
    return interrupted(error, stackId);
  }
}

async function done(
  port: CloudFormation,
  run: StackRun,
  { changeSet: { changes }, before, stack }: Deployment & { readonly stack: ExistingStack },
): Promise<StackOutcome> {
  const imported = changes.length > 0 && changes.every(({ action }) => action === 'Import');
  const action = imported ? 'imported' : before === undefined ? 'created' : 'updated';
  try {
    return { kind: 'deployed', action, stack: await protect(port, run, stack), changes };
  } catch (error) {
    if (!isActionError(error)) throw error;
    return { kind: 'failed', error, stackId: stack.id };
  }
}

/** Whether it runs. A request whose answer was lost has begun it all the same. */
async function begin(port: CloudFormation, run: StackRun, started: Started): Promise<boolean> {
  const { changeSet, rollback, token } = started;
  run.report({ kind: 'step', stack: run.wanted.name, text: `executes ${String(changeSet.changes.length)} changes` });
  try {
    const { id: changeSetId, stackId, express } = changeSet;
    // In express mode the change set itself says so.
    await port.executeChangeSet({
      changeSetId,
      stackId,
      token,
      ...(!rollback && !express && { disableRollback: true }),
      ...(run.policies.retainExceptOnCreate && { retainExceptOnCreate: true }),
    });
    return true;
  } catch (error) {
    if (!isActionError(error) || error.code !== 'change-set-moved') throw error;
    const status = (await port.describeChangeSet(changeSet.id))?.executionStatus;
    return status === 'EXECUTE_IN_PROGRESS' || status === 'EXECUTE_COMPLETE';
  }
}

async function cancelIfAsked(port: CloudFormation, run: StackRun, stackId: string): Promise<void> {
  if (!run.signal.aborted || run.policies.onAbort !== 'cancel-update') return;
  try {
    if ((await port.describeStack(stackId))?.status !== 'UPDATE_IN_PROGRESS') return;
    await port.cancelUpdateStack(stackId, randomUUID());
    run.report({ kind: 'step', stack: run.wanted.name, text: 'its update is cancelled: CloudFormation rolls it back' });
  } catch (error) {
    if (!isActionError(error)) throw error;
    const text = `Its update could not be cancelled: ${error.problem}`;
    run.report({ kind: 'warning', stack: run.wanted.name, text });
  }
}
