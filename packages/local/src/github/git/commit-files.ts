import type { FileChange } from '../repositories/file-change.ts';
import { writeCommit } from './commits.ts';
import type { Person } from './environment.ts';
import { moveRef } from './move-ref.ts';
import { writeTree } from './write-tree.ts';

export interface FileCommit {
  readonly branch: string;
  /** The commit that the branch must point at; undefined: the branch must not exist. */
  readonly expected: string | undefined;
  /** Default: `expected` alone. The files lie on top of the first one's. */
  readonly parents?: readonly string[];
  readonly files: Readonly<Record<string, FileChange>>;
  readonly message: string;
  readonly author: Person;
  readonly committer?: Person;
  readonly date?: string;
  /** Login of who moves the branch. */
  readonly sender: string;
}

/** The new commit; undefined when the branch no longer points at `expected`. */
export async function commitFiles(dir: string, change: FileCommit): Promise<string | undefined> {
  const { branch, expected, files, sender } = change;
  const parents = change.parents ?? (expected === undefined ? [] : [expected]);
  const tree = await writeTree(dir, { from: parents[0], files });
  const commit = await writeCommit(dir, { ...change, tree, parents });
  return (await moveRef(dir, { ref: `refs/heads/${branch}`, expected, to: commit, sender })) ? commit : undefined;
}
