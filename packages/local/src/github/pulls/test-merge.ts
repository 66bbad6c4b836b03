import { mergeCommits } from '../git/merge-tree.ts';
import { commitOf } from '../git/objects.ts';
import { git } from '../git/run.ts';
import type { StoredRepository } from '../repositories/store.ts';
import type { StoredPull, TestMerge } from './store.ts';

/** What the API may say of a test merge. */
export type Observed = { readonly kind: 'pending' } | { readonly kind: 'made'; readonly merge: TestMerge };

/** One read of it by the API: pending for the first reads after a change, where the knob says so. */
export async function observe(repository: StoredRepository, pull: StoredPull): Promise<Observed> {
  const { pendingReads } = repository.pulls.mergeability;
  const ends = `${(await tipOf(repository, pull.base)) ?? ''} ${pull.headSha}`;
  if (pull.pending?.ends !== ends) pull.pending = { ends, left: pendingReads };
  if (pull.pending.left > 0) {
    pull.pending.left -= 1;
    return { kind: 'pending' };
  }
  return { kind: 'made', merge: await testMerge(repository, pull) };
}

/** Merges the head into the base branch's tip as `git merge` would, and keeps it as refs/pull/N/merge. */
export async function testMerge(repository: StoredRepository, pull: StoredPull): Promise<TestMerge> {
  const { merge } = pull;
  if (merge !== undefined && repository.pulls.mergeability.frozen) return merge;
  const base = (await tipOf(repository, pull.base)) ?? pull.baseSha;
  const head = pull.headSha;
  if (merge?.base === base && merge.head === head) return merge;
  const commit = await mergeCommits(repository.path, { ours: base, theirs: head });
  pull.merge = { base, head, commit };
  // A conflict leaves the ref where it was: so does GitHub.
  if (commit !== undefined) {
    await git({ dir: repository.path }, ['update-ref', `refs/pull/${String(pull.number)}/merge`, commit]);
  }
  return pull.merge;
}

export function tipOf({ path }: StoredRepository, branch: string): Promise<string | undefined> {
  return commitOf(path, `refs/heads/${branch}`);
}
