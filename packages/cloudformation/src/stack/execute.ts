import { isActionError } from '@iac/action-kit/errors';
import type { ChangeSet } from './change-set.ts';
import type { CloudFormation } from './cloudformation.ts';
import { compare } from './compare-change-set.ts';
import { decide } from './decide.ts';
import { lookAtOne } from './look.ts';
import { operate } from './operate.ts';
import type { StackOutcome, StackRun } from './outcome.ts';
import { moved } from './refusals.ts';
import { refuse } from './refuse.ts';
import type { CurrentStack } from './stack.ts';
import { stateOf } from './states.ts';
import { watch } from './watch.ts';

/**
 * Executes a change set that a plan has kept; `id`: its ARN. Whoever may make change sets may have put anything into one: what it
 * holds is compared with what is wanted before it runs. One that has run already is no failure.
 */
export async function executeChangeSet(port: CloudFormation, run: StackRun, id: string): Promise<StackOutcome> {
  const current = await lookAtOne(port, run.wanted.name);
  try {
    const changeSet = await port.describeChangeSet(id);
    if (changeSet?.executionStatus === 'EXECUTE_IN_PROGRESS') return await goOn(port, run, changeSet);
    if (changeSet === undefined || changeSet.executionStatus !== 'AVAILABLE') return alreadyDone(run, current);
    await compare(port, run, { changeSet, current });
    const before = current.exists && current.status !== 'REVIEW_IN_PROGRESS' ? current : undefined;
    // From these states CloudFormation only goes on with rollback off, as the plan has asked for.
    const onward = before !== undefined && stateOf(before.status) === 'forward';
    const rollback = !onward && run.policies.onFailure !== 'do-nothing';
    const deployment = { changeSet, rollback, ...(before && { before }) };
    refuse(run, deployment);
    const outcome = await operate(port, run, deployment);
    if (outcome === 'moved') throw moved(run.wanted.name);
    return outcome;
  } catch (error) {
    if (!isActionError(error)) throw error;
    return { kind: 'failed', error, ...(current.exists && { stackId: current.id }) };
  }
}

/** A run that was killed has begun it. */
async function goOn(port: CloudFormation, run: StackRun, { stackId }: ChangeSet): Promise<StackOutcome> {
  await watch(port, run, { stackId, resources: new Set() });
  return alreadyDone(run, await lookAtOne(port, run.wanted.name));
}

function alreadyDone(run: StackRun, current: CurrentStack): StackOutcome {
  const decision = decide(run, current);
  if (decision.kind !== 'unchanged') throw moved(run.wanted.name);
  return { ...decision, changeSetMade: false };
}
