import type { Oid } from '../contract.ts';
import { foldersOf, type Rules } from '../verdict/rules.ts';
import { walk, type Found } from '../verdict/walk.ts';
import type { TreeReader } from './trees.ts';

/** Two commits; undefined before the first one of a history. */
export interface Step {
  readonly before: Oid | undefined;
  readonly after: Oid;
}

/** What each step does to what is protected: one request for the root trees, and one a level of what differs. */
export async function differencesOf(steps: readonly Step[], rules: Rules, reader: TreeReader): Promise<Found[]> {
  const commits = steps.flatMap(({ before, after }) => [before ?? [], after].flat());
  const roots = await reader.rootsOf(commits, foldersOf(rules));
  const rootOf = (commit: Oid): Oid => {
    const root = roots.get(commit);
    if (root === undefined) throw new Error(`The root of ${commit} was not read.`);
    return root;
  };
  const pairs = steps.map(({ before, after }) => ({ before: before && rootOf(before), after: rootOf(after) }));
  const walking = walk(pairs, rules);
  let next = walking.next();
  while (next.done !== true) next = walking.next(await reader.read(next.value));
  return next.value;
}
