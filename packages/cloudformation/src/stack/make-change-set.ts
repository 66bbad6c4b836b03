import { isActionError } from '@iac/action-kit/errors';
import { untilAborted } from '@iac/action-kit/until-aborted';
import type { ChangeSet, NewChangeSet } from './change-set.ts';
import type { CloudFormation } from './cloudformation.ts';
import { isEmpty } from './empty.ts';
import type { StackRun } from './outcome.ts';
import { vanished } from './refusals.ts';
import { sweep } from './sweep.ts';
import { jittered } from './time.ts';
import { tolerant } from './tolerant.ts';

export type Made =
  /** To be executed or swept by the caller. */
  | { readonly kind: 'ready'; readonly changeSet: ChangeSet }
  /** Deleted already. */
  | { readonly kind: 'empty'; readonly changeSet: ChangeSet }
  /** To be asked for its causes, then swept by the caller. */
  | { readonly kind: 'failed'; readonly changeSet: ChangeSet }
  /** CloudFormation would not make one. */
  | { readonly kind: 'rejected'; readonly error: Error };

/** Makes a change set and waits until CloudFormation has compared. A run that is cancelled meanwhile leaves none. */
export async function makeChangeSet(port: CloudFormation, run: StackRun, request: NewChangeSet): Promise<Made> {
  run.report({ kind: 'step', stack: run.wanted.name, text: 'asks CloudFormation what would change' });
  const created = await create(port, request);
  if (Error.isError(created)) return { kind: 'rejected', error: created };
  const unwanted = { changeSetId: created.id, stackId: created.stackId, shell: request.type === 'CREATE' };
  try {
    const changeSet = await compared(port, run, created.id);
    if (changeSet.status !== 'FAILED') return { kind: 'ready', changeSet };
    if (!isEmpty(changeSet)) return { kind: 'failed', changeSet };
    await sweep(port, run, unwanted);
    return { kind: 'empty', changeSet };
  } catch (error) {
    await sweep(port, run, unwanted);
    throw error;
  }
}

async function create(port: CloudFormation, request: NewChangeSet) {
  try {
    return await port.createChangeSet(request);
  } catch (error) {
    if (isActionError(error) && error.code === 'rejected-by-cloudformation') return error;
    throw error;
  }
}

/** None is ready at once, most are within a few seconds. In milliseconds, by how long it has taken so far. */
function pause(elapsed: number): number {
  if (elapsed < 1_000) return 800;
  return elapsed < 4_000 ? 400 : elapsed < 10_000 ? 1_000 : 2_000;
}

/** It may not be there yet for the server that is asked first. */
const mostMisses = 3;

async function compared(port: CloudFormation, { time, signal, wanted }: StackRun, id: string): Promise<ChangeSet> {
  let misses = 0;
  const look = tolerant(async () => ({ found: await port.describeChangeSet(id) }));
  const started = time.now();
  for (;;) {
    await time.sleep(jittered(pause(time.now() - started), time), signal);
    const answer = await untilAborted(look(), signal);
    if (answer === undefined) continue;
    const { found } = answer;
    if (found?.status === 'CREATE_COMPLETE' || found?.status === 'FAILED') return found;
    misses = found === undefined || found.status.startsWith('DELETE') ? misses + 1 : 0;
    if (misses >= mostMisses) throw vanished(wanted.name, 'The change set');
  }
}
