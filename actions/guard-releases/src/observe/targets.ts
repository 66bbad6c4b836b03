import type { Run, Oid, PullRequestOccasion } from '../contract.ts';
import { isUnknown, unknown } from '../errors.ts';
import { firstLook, look, type Pull } from './look.ts';
import { standing } from './standing.ts';
import { mergingOf, type Merging } from './test-merge.ts';

/** A pull request that has the head of the event, and what its merge would be. The event's own is the first. */
export interface Target {
  readonly number: number;
  readonly baseRef: string;
  readonly tip: Oid;
  readonly merging: Exclude<Merging, { kind: 'awaited' }>;
}

const firstPause = 500;
const longestPause = 5_000;
/** After this, a head that is the one before the push is no late news any more: it was pushed back. */
const longestLag = 10_000;

/**
 * All open pull requests with this head, as a check is a check of the commit. Waits until GitHub has tried each merge; throws
 * `merge-unknown` when it has not by the deadline, and what `standing` throws.
 */
export async function targetsOf(guard: Run, occasion: PullRequestOccasion): Promise<Target[]> {
  const { pull, others } = await firstLook(guard.github, occasion);
  let pulls = [pull, ...(others.length === 0 ? [] : await look(guard.github, occasion.repository, others))];
  let waited = 0;
  for (let wait = firstPause; ; wait = Math.min(wait * 1.6, longestPause)) {
    const targets = await targetsNow(guard, waited < longestLag ? occasion : { ...occasion, before: undefined }, pulls);
    if (targets !== undefined) return targets;
    await guard.pause(wait).catch(mergeUnknown);
    waited += wait;
    pulls = await look(guard.github, occasion.repository, [pull.number, ...others]);
  }
}

/** undefined: something has to be waited for. */
async function targetsNow(
  { github }: Run,
  occasion: PullRequestOccasion,
  pulls: readonly Pull[],
): Promise<Target[] | undefined> {
  const [own, ...others] = pulls;
  if (own === undefined || !standing(own, occasion)) return undefined;
  const targets: Target[] = [];
  for (const pull of [own, ...others.filter((other) => other.open && other.head === own.head)]) {
    const merging = await mergingOf(github, occasion.repository, pull);
    if (merging.kind === 'awaited' || pull.tip === undefined) return undefined;
    targets.push({ number: pull.number, baseRef: pull.baseRef, tip: pull.tip, merging });
  }
  return targets;
}

function mergeUnknown(error: unknown): never {
  if (!isUnknown(error)) throw error;
  throw unknown('merge-unknown', {
    problem: 'GitHub had not tried the merge before the deadline passed.',
    remedy: 'Run the job again, or give it more time with `deadline`.',
    cause: error,
  });
}
