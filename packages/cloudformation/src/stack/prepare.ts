import { randomUUID } from 'node:crypto';
import { isActionError } from '@iac/action-kit/errors';
import { causeOf } from './cause.ts';
import type { CloudFormation } from './cloudformation.ts';
import type { Decision } from './decide.ts';
import { interrupted, operationFailed } from './failed.ts';
import { lookAtOne } from './look.ts';
import type { StackOutcome, StackRun } from './outcome.ts';
import { leavesBehind, vanished } from './refusals.ts';
import type { CurrentStack, ExistingStack } from './stack.ts';
import { stateOf } from './states.ts';
import { watch, type Watched } from './watch.ts';

type Preparation = Extract<Decision, { readonly kind: 'wait' | 'cancel' | 'recreate' | 'continue-rollback' }>;

/** Leads a stack out of a state in which it cannot be changed: the stack as it is then, or why that failed. */
export async function prepare(
  port: CloudFormation,
  run: StackRun,
  { kind, stack }: Preparation,
): Promise<StackOutcome | CurrentStack> {
  switch (kind) {
    case 'wait':
      say(run, `is ${stack.status}: waits for the end of that`);
      await watch(port, run, { stackId: stack.id, resources: new Set() });
      return lookAtOne(port, stack.name);
    case 'cancel':
      say(run, 'is being updated: cancels that');
      await cancel(port, stack);
      await watch(port, run, { stackId: stack.id, resources: new Set() });
      return lookAtOne(port, stack.name);
    case 'recreate':
      return remove(port, run, stack);
    case 'continue-rollback':
      return rollBack(port, run, stack);
    default:
      return kind satisfies never;
  }
}

function say({ wanted, report }: StackRun, text: string): void {
  report({ kind: 'step', stack: wanted.name, text });
}

// It may have ended by itself meanwhile.
async function cancel(port: CloudFormation, { id }: ExistingStack): Promise<void> {
  try {
    await port.cancelUpdateStack(id, randomUUID());
  } catch (error) {
    if (!isActionError(error) || error.code !== 'rejected-by-cloudformation') throw error;
  }
}

async function remove(port: CloudFormation, run: StackRun, stack: ExistingStack): Promise<StackOutcome | CurrentStack> {
  const resources = await port.listStackResources(stack.id);
  const kept = resources.filter(({ status }) => status === 'DELETE_SKIPPED');
  if (kept.length > 0) throw leavesBehind(stack, kept);
  say(run, `is ${stack.status}: deletes it to create it again`);
  const token = randomUUID();
  await port.deleteStack(stack.id, token);
  const ended = await watched(port, run, { stack, token });
  if (!('events' in ended)) return ended;
  if (ended.stack === undefined || stateOf(ended.stack.status) === 'absent') return { exists: false };
  return operationFailed(run.wanted, ended.stack, causeOf(ended.events, stack.id));
}

async function rollBack(
  port: CloudFormation,
  run: StackRun,
  stack: ExistingStack,
): Promise<StackOutcome | CurrentStack> {
  say(run, `is ${stack.status}: goes on with the rollback first`);
  const token = randomUUID();
  await port.continueUpdateRollback(stack.id, token);
  const ended = await watched(port, run, { stack, token });
  if (!('events' in ended)) return ended;
  if (ended.stack === undefined) throw vanished(stack.name, 'The stack');
  if (stateOf(ended.stack.status) === 'settled') return lookAtOne(port, stack.name);
  return operationFailed(run.wanted, ended.stack, causeOf(ended.events, stack.id));
}

async function watched(
  port: CloudFormation,
  run: StackRun,
  { stack, token }: { readonly stack: ExistingStack; readonly token: string },
): Promise<Watched | StackOutcome> {
  try {
    return await watch(port, run, { stackId: stack.id, token, before: stack, resources: new Set() });
  } catch (error) {
    return interrupted(error, stack.id);
  }
}
