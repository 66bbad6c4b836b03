import { isActionError } from '@iac/action-kit/errors';
import { randomUUID } from 'node:crypto';
import type { ChangeSet } from './change-set.ts';
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
  await orWarn(run, changeSetId, async () => {
    await deleteChangeSet(port, run, changeSetId);
    const others = await clear(port, run, { stackId, but: changeSetId, keeps: false });
    if (shell && others === 0) await removeShell(port, run, stackId);
  });
}

/** Deletes what killed runs have left in a stack, earlier attempts of this plan too: `changeSetId` takes their place. */
export async function replaceKept(port: CloudFormation, run: StackRun, { id, stackId }: ChangeSet): Promise<void> {
  await orWarn(run, stackId, () => clear(port, run, { stackId, but: id, keeps: true }));
}

async function orWarn(run: StackRun, what: string, body: () => Promise<unknown>): Promise<void> {
  try {
    await body();
  } catch (error) {
    if (!isActionError(error)) throw error;
    const text = `What this run made to look ahead could not be cleaned up (${what}): ${error.problem}`;
    run.report({ kind: 'warning', stack: run.wanted.name, text });
  }
}

interface Clearing {
  readonly stackId: string;
  readonly but: string;
  readonly keeps: boolean;
}

/** How many are left. */
async function clear(port: CloudFormation, run: StackRun, { stackId, but, keeps }: Clearing): Promise<number> {
  const others = (await port.listChangeSets(stackId)).filter(({ id }) => id !== but);
  const sweeper = { prefix: run.changeSetPrefix, now: run.time.now(), keeps };
  const leftovers = others.filter((one) => isLeftover(one, sweeper));
  await Promise.all(leftovers.map(({ id }) => deleteChangeSet(port, run, id)));
  return others.length - leftovers.length;
}

/** One that CloudFormation still compares cannot be deleted yet: a cancelled job has ten seconds for it. */
const pause = 500;
const mostTries = 14;

async function deleteChangeSet(port: CloudFormation, { time }: StackRun, id: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await port.deleteChangeSet(id);
      return;
    } catch (error) {
      if (tries >= mostTries || !isActionError(error) || error.code !== 'change-set-moved') throw error;
      await time.sleep(pause, never);
    }
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
