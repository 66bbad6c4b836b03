import { isActionError } from '@iac/action-kit/errors';
import { randomUUID } from 'node:crypto';
import { isLeftover } from './change-set-name.ts';
import type { CloudFormation } from './cloudformation.ts';
import type { StackRun } from './outcome.ts';
import { never } from './time.ts';

/** A change set that this run has made and will not execute. */
export interface Unwanted {
  readonly changeSetId: string;
  readonly stackId: string;
  /** Whether the stack is nothing but the shell of change sets. */
  readonly shell: boolean;
}

/**
 * Deletes it, and with it what killed runs have left of theirs; then the shell, if nobody else has a change set in it. Goes on
 * when the run is cancelled. A failure is a warning: it must not hide what the run came to.
 */
export async function sweep(port: CloudFormation, run: StackRun, { changeSetId, stackId, shell }: Unwanted) {
  try {
    await port.deleteChangeSet(changeSetId);
    if (!shell) return;
    const others = (await port.listChangeSets(stackId)).filter(({ id }) => id !== changeSetId);
    const leftovers = others.filter((one) => isLeftover(one, run.changeSetPrefix, run.time.now()));
    await Promise.all(leftovers.map(({ id }) => port.deleteChangeSet(id)));
    if (others.length === leftovers.length) await removeShell(port, run, stackId);
  } catch (error) {
    if (!isActionError(error)) throw error;
    const text = `What this run made to look ahead could not be cleaned up (${changeSetId}): ${error.problem}`;
    run.report({ kind: 'warning', stack: run.wanted.name, text });
  }
}

const lookMilliseconds = 250;
const mostLooks = 40;

/** Waits until it is gone: the next run would meet it otherwise. Somebody who executes a change set at this moment wins. */
async function removeShell(port: CloudFormation, { time }: StackRun, stackId: string): Promise<void> {
  if ((await port.describeStack(stackId))?.status !== 'REVIEW_IN_PROGRESS') return;
  await port.deleteStack(stackId, randomUUID());
  for (let look = 0; look < mostLooks; look += 1) {
    const stack = await port.describeStack(stackId);
    if (stack === undefined || stack.status === 'DELETE_COMPLETE') return;
    await time.sleep(lookMilliseconds, never);
  }
}
