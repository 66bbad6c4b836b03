import { mergeCommits, mergeTree } from '../git/merge-tree.ts';
import { commitOf } from '../git/objects.ts';
import { git, tryGit } from '../git/run.ts';
import type { StoredRepository } from '../repositories/store.ts';
import type { StoredPull, TestMerge, Trial } from './store.ts';

/** What the API may say of a test merge; no commit: they conflict. */
export type Observed =
  | { readonly kind: 'pending' }
  | { readonly kind: 'made'; readonly commit: string | undefined; readonly clean: boolean };

/** One read of it by the API: pending for the first reads after a change, where the knob says so. */
export async function observe(repository: StoredRepository, pull: StoredPull): Promise<Observed> {
  const { pendingReads } = repository.pulls.mergeability;
  const ends = `${(await tipOf(repository, pull.base)) ?? ''} ${pull.headSha}`;
  if (pull.pending?.ends !== ends) pull.pending = { ends, left: pendingReads };
  if (pull.pending.left > 0) {
    pull.pending.left -= 1;
    return { kind: 'pending' };
  }
  return testMerge(repository, pull);
}

/** Whether head and base branch can be merged, and the commit that GitHub shows for it, kept as refs/pull/N/merge. */
export async function testMerge(
  repository: StoredRepository,
  pull: StoredPull,
): Promise<Extract<Observed, { kind: 'made' }>> {
  const { frozen, eager } = repository.pulls.mergeability;
  if (frozen && pull.merge !== undefined) return { kind: 'made', commit: pull.merge.commit, clean: true };
  const tip = (await tipOf(repository, pull.base)) ?? pull.baseSha;
  if (!(await tried(repository, pull, tip)).clean) return { kind: 'made', commit: undefined, clean: false };
  const merge = (await kept(repository, pull, { tip, eager })) ?? (await make(repository, pull, tip));
  return { kind: 'made', commit: merge?.commit, clean: merge !== undefined };
}

async function tried({ path }: StoredRepository, pull: StoredPull, tip: string): Promise<Trial> {
  const { trial, headSha: head } = pull;
  if (trial?.tip === tip && trial.head === head) return trial;
  return (pull.trial = { tip, head, clean: (await mergeTree(path, tip, head)) !== undefined });
}

/** The last one, as long as neither the head nor the merge base is another. */
async function kept(
  { path }: StoredRepository,
  { merge, headSha, base }: StoredPull,
  { tip, eager }: { readonly tip: string; readonly eager: boolean },
): Promise<TestMerge | undefined> {
  if (merge?.head !== headSha || merge.base !== base) return undefined;
  if (merge.onto === tip) return merge;
  return !eager && merge.mergeBase === (await mergeBase(path, tip, headSha)) ? merge : undefined;
}

async function make({ path: dir }: StoredRepository, pull: StoredPull, tip: string): Promise<TestMerge | undefined> {
  const { headSha: head, base, number } = pull;
  const commit = await mergeCommits(dir, { ours: tip, theirs: head });
  if (commit === undefined) return undefined;
  await git({ dir }, ['update-ref', `refs/pull/${String(number)}/merge`, commit]);
  return (pull.merge = { base, onto: tip, head, mergeBase: await mergeBase(dir, tip, head), commit });
}

async function mergeBase(dir: string, ours: string, theirs: string): Promise<string | undefined> {
  const { code, stdout } = await tryGit({ dir }, ['merge-base', ours, theirs]);
  return code === 0 ? stdout.toString().trim() : undefined;
}

export function tipOf({ path }: StoredRepository, branch: string): Promise<string | undefined> {
  return commitOf(path, `refs/heads/${branch}`);
}
