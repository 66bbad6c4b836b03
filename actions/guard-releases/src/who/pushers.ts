import type { Actor, Oid, PullRequestOccasion, Run } from '../contract.ts';
import { isUnknown } from '../errors.ts';
import { pushOf, type PushRecord } from './record.ts';
import { recordsAt, type Records } from './records.ts';

/** Heads that are followed back; each costs two requests and one for each job of the guard on it. */
const mostHeads = 50;
const wait = { milliseconds: 5_000, times: 12 };

/** Somebody who brought a head to the pull request, or why that is not known. */
export type Pusher =
  | { readonly kind: 'known'; readonly sender: Actor; readonly head: Oid }
  | { readonly kind: 'unknown'; readonly why: string }
  | { readonly kind: 'not-verifiable'; readonly why: string };

/**
 * Everybody who brought a head to the pull request, from the event itself back to its `opened`. Each head is followed to the one before
 * it, as GitHub named it in the event: a head that nobody recorded is a gap, and ends in `unknown`.
 */
export async function* pushersOf(run: Run, occasion: PullRequestOccasion): AsyncGenerator<Pusher> {
  const told = pushOf(occasion);
  let opened = told?.action === 'opened';
  if (told !== undefined) yield known(told);
  const ahead = told === undefined ? [occasion.pins.head] : before(told);
  const seen = new Set<Oid>(ahead);
  for (const head of ahead) {
    if (seen.size > mostHeads) {
      yield {
        kind: 'not-verifiable',
        why: `there were more than ${mostHeads} pushes, which are not followed back further`,
      };
      return;
    }
    const found = await settled(run, occasion.number, head);
    if (found.kind !== 'found' || found.records.length === 0) {
      yield found.kind === 'found' ? gap(head) : problem(found, head);
      return;
    }
    for (const record of found.records) {
      yield known(record);
      opened ||= record.action === 'opened';
      // A list grows while it is walked.
      for (const older of before(record).filter((each) => !seen.has(each))) {
        seen.add(older);
        ahead.push(older);
      }
    }
  }
  if (!opened) yield { kind: 'unknown', why: 'nothing recorded who pushed what the pull request was opened with' };
}

function known({ sender, after }: PushRecord): Pusher {
  return { kind: 'known', sender, head: after };
}

function before(record: PushRecord): Oid[] {
  return record.action === 'opened' ? [] : [record.before];
}

/** The run that records a head may still be at work; it is waited for, a minute at most. */
async function settled(run: Run, number: number, head: Oid): Promise<Records> {
  for (let times = 0; ; times++) {
    const found = await recordsAt(run, number, head);
    if (found.kind !== 'pending' || times === wait.times) return found;
    try {
      await run.pause(wait.milliseconds);
    } catch (error) {
      if (!isUnknown(error)) throw error;
      return found;
    }
  }
}

function problem({ kind }: Exclude<Records, { kind: 'found' }>, head: Oid): Pusher {
  const at = head.slice(0, 12);
  if (kind === 'pending') {
    return { kind: 'not-verifiable', why: `the run that records who pushed ${at} has not ended; run the job again` };
  }
  return { kind: 'unknown', why: `the records of who pushed ${at} do not agree with what GitHub says of their runs` };
}

function gap(head: Oid): Pusher {
  return { kind: 'unknown', why: `nothing recorded who pushed ${head.slice(0, 12)}` };
}
