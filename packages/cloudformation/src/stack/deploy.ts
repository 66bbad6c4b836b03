import { isActionError } from '@iac/action-kit/errors';
import { changeSetCauses } from './change-set-cause.ts';
import { changeSetName } from './change-set-name.ts';
import { changeSetRequest } from './change-set-request.ts';
import type { CloudFormation } from './cloudformation.ts';
import { decide, type Decision, rollsBack } from './decide.ts';
import { changeSetFailed } from './failed.ts';
import { lookAgain } from './look-again.ts';
import { makeChangeSet } from './make-change-set.ts';
import { type Deployment, operate } from './operate.ts';
import type { StackOutcome, StackRun } from './outcome.ts';
import { prepare } from './prepare.ts';
import { protect } from './protect.ts';
import { moved, nothingToMake, stuck, unsettled } from './refusals.ts';
import { refuse } from './refuse.ts';
import type { CurrentStack } from './stack.ts';
import { sweep, type Unwanted } from './sweep.ts';

/** So often a stack may turn out to be in another state than it was when we looked. */
const mostRounds = 12;

/**
 * Brings one stack to what is wanted. `current`: as it was just seen, with its template. Failures that we know are outcomes; a run
 * that is killed anywhere can be run again.
 */
export async function deployStack(port: CloudFormation, run: StackRun, current: CurrentStack): Promise<StackOutcome> {
  let now = current;
  try {
    for (let round = 0; round < mostRounds; round += 1) {
      run.signal.throwIfAborted();
      const decision = decide(run, now);
      const next = await take(port, run, { decision, current: now });
      if (isOutcome(next)) return next;
      now = next;
    }
    throw unsettled(run.wanted.name);
  } catch (error) {
    if (!isActionError(error)) throw error;
    return { kind: 'failed', error, ...(now.exists && { stackId: now.id }) };
  }
}

interface Situation<Kind extends Decision['kind'] = Decision['kind']> {
  readonly decision: Extract<Decision, { readonly kind: Kind }>;
  readonly current: CurrentStack;
}

/** An outcome, or the stack as it is after a step towards one. */
async function take(
  port: CloudFormation,
  run: StackRun,
  { decision, current }: Situation,
): Promise<StackOutcome | CurrentStack> {
  switch (decision.kind) {
    case 'unchanged':
      return { kind: 'unchanged', stack: decision.stack, changeSetMade: false };
    case 'protect': {
      const stack = await protect(port, run, decision.stack);
      return { kind: 'deployed', action: 'updated', stack, changes: [] };
    }
    case 'create':
    case 'update':
      return change(port, run, { decision, current });
    case 'refuse':
      throw decision.error;
    case 'wait':
    case 'cancel':
    case 'recreate':
    case 'continue-rollback':
      return prepare(port, run, decision);
    default:
      return decision satisfies never;
  }
}

function isOutcome(next: StackOutcome | CurrentStack): next is StackOutcome {
  return 'kind' in next;
}

async function change(
  port: CloudFormation,
  run: StackRun,
  { decision, current }: Situation<'create' | 'update'>,
): Promise<StackOutcome | CurrentStack> {
  const rollback = rollsBack(run, decision);
  const request = changeSetRequest(run, current, { name: changeSetName(run.changeSetPrefix, false), rollback });
  const made = await makeChangeSet(port, run, request);
  if (made.kind === 'rejected') return lookAgain(port, run, { current, error: made.error });
  if (made.kind === 'empty') return nothingChanged(port, run, { decision, current });
  const { changeSet } = made;
  const unwanted = { changeSetId: changeSet.id, stackId: changeSet.stackId, shell: request.type === 'CREATE' };
  if (made.kind === 'failed') {
    const causes = await changeSetCauses(port, run, changeSet);
    await sweep(port, run, unwanted);
    return changeSetFailed(run.wanted, causes, changeSet.stackId);
  }
  const before = request.type === 'UPDATE' && current.exists ? current : undefined;
  const deployment = { changeSet, rollback, ...(before && { before }) };
  const outcome = await unlessRefused(port, run, { deployment, unwanted });
  return outcome === 'moved' ? lookAgain(port, run, { current, error: moved(run.wanted.name) }) : outcome;
}

/** Whatever keeps the change set from being executed, it is deleted; unless nobody can know whether it runs. */
async function unlessRefused(
  port: CloudFormation,
  run: StackRun,
  { deployment, unwanted }: { readonly deployment: Deployment; readonly unwanted: Unwanted },
): Promise<StackOutcome | 'moved'> {
  try {
    refuse(run, deployment);
    const outcome = await operate(port, run, deployment);
    if (outcome === 'moved') await sweep(port, run, unwanted);
    return outcome;
  } catch (error) {
    if (!isActionError(error) || error.code !== 'aws-unavailable') await sweep(port, run, unwanted);
    throw error;
  }
}

async function nothingChanged(
  port: CloudFormation,
  run: StackRun,
  { decision, current }: Situation<'create' | 'update'>,
): Promise<StackOutcome> {
  if (decision.kind === 'create' || !current.exists) throw nothingToMake(run.wanted);
  // It has failed half way, and no change leads out of it.
  if (!decision.rollback) throw stuck(current);
  const stack = await protect(port, run, current);
  return stack === current
    ? { kind: 'unchanged', stack, changeSetMade: true }
    : { kind: 'deployed', action: 'updated', stack, changes: [] };
}
