import { webFlow } from '../repositories/people.ts';
import { writeCommit } from './commits.ts';
import { tryGit } from './run.ts';

interface Merge {
  readonly ours: string;
  readonly theirs: string;
  readonly message?: string;
}

/** The merge commit of two commits; undefined when they conflict or have nothing in common. */
export async function mergeCommits(dir: string, { ours, theirs, message }: Merge): Promise<string | undefined> {
  const tree = await mergeTree(dir, ours, theirs);
  if (tree === undefined) return undefined;
  const parents = [ours, theirs];
  return writeCommit(dir, { tree, parents, message: message ?? `Merge ${theirs} into ${ours}`, author: webFlow });
}

/** https://git-scm.com/docs/git-merge-tree: exit code 1 is a conflict, 128 no common history. */
export async function mergeTree(dir: string, ours: string, theirs: string): Promise<string | undefined> {
  const { code, stdout } = await tryGit({ dir }, ['merge-tree', '--write-tree', '--no-messages', ours, theirs]);
  return code === 0 ? stdout.toString().trim() : undefined;
}
