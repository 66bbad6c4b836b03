import { LocalGitHubError } from '../errors.ts';
import { commitFiles } from '../git/commit-files.ts';
import { writeCommit, type NewCommit } from '../git/commits.ts';
import type { Person } from '../git/environment.ts';
import { mergeTree } from '../git/merge-tree.ts';
import { moveRef } from '../git/move-ref.ts';
import { commitOf, readObject } from '../git/objects.ts';
import { gitText } from '../git/run.ts';
import { formatTree } from '../git/tree.ts';
import type { FileChange, RawEntry } from './file-change.ts';
import { loginOf, personOf, somebody } from './people.ts';
import type { StoredRepository } from './store.ts';

export interface CommitOptions {
  readonly branch?: string;
  /** Path to what it shall hold; null takes the file away. */
  readonly files: Readonly<Record<string, FileChange>>;
  readonly message: string;
  /** Default: the branch's tip. The files lie on top of the first one's, so that any merge can be made, an evil one too. */
  readonly parents?: readonly string[];
  /** A login, or anybody's name and address; default somebody. */
  readonly author?: string | Person;
  /** Of author and committer, in any form that git reads. It decides which of two merge bases is found first. */
  readonly date?: string;
  /** Login of who pushes it; default: the author. */
  readonly sender?: string;
}

export interface MergeOptions {
  /** What is merged into; default: the default branch. */
  readonly branch?: string;
  /** A branch or a commit. */
  readonly from: string;
  readonly message?: string;
  readonly date?: string;
  readonly sender?: string;
}

/** Writes objects as they are given, with none of git's checks, and gives their oids. */
export interface RawObjects {
  blob(content: string | Buffer): Promise<string>;
  /** Sorted as git sorts. */
  tree(entries: readonly RawEntry[]): Promise<string>;
  commit(commit: Omit<NewCommit, 'author'> & { readonly author?: string | Person }): Promise<string>;
}

export async function commitAs(stored: StoredRepository, options: CommitOptions): Promise<string> {
  const { branch = stored.defaultBranch, author = somebody, sender, ...rest } = options;
  const person = typeof author === 'string' ? personOf(author) : author;
  const by = sender ?? loginOf(person.email) ?? 'somebody';
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const expected = await tip(stored, branch);
    const commit = await commitFiles(stored.path, { ...rest, branch, expected, author: person, sender: by });
    if (commit !== undefined) return commit;
  }
  throw busy(stored, branch);
}

/** Makes the branch, or moves it by force. */
export async function setBranch(
  stored: StoredRepository,
  { branch, to, sender }: { readonly branch: string; readonly to: string | undefined; readonly sender: string },
): Promise<string> {
  const target = to === undefined ? undefined : await requireCommit(stored, to);
  const ref = `refs/heads/${branch}`;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const expected = await tip(stored, branch);
    if (expected === target) return target ?? '';
    if (await moveRef(stored.path, { ref, expected, to: target, sender })) return target ?? '';
  }
  throw busy(stored, branch);
}

/** Git's own merge of a branch or commit; throws `merge-conflict`. */
export async function mergeInto(stored: StoredRepository, options: MergeOptions): Promise<string> {
  const { branch = stored.defaultBranch, from, sender = 'somebody', date } = options;
  const [ours, theirs] = await Promise.all([requireCommit(stored, branch), requireCommit(stored, from)]);
  const tree = await mergeTree(stored.path, ours, theirs);
  if (tree === undefined) {
    throw new LocalGitHubError({
      code: 'merge-conflict',
      problem: `${from} cannot be merged into ${branch} of ${stored.fullName} without a conflict.`,
      remedy: 'Give commit() both `parents` and the files as they shall be.',
    });
  }
  const message = options.message ?? `Merge ${from} into ${branch}`;
  const merge = {
    tree,
    parents: [ours, theirs],
    message,
    author: personOf(sender),
    ...(date !== undefined && { date }),
  };
  const commit = await writeCommit(stored.path, merge);
  return setBranch(stored, { branch, to: commit, sender });
}

export function rawObjects({ path: dir }: StoredRepository): RawObjects {
  const write = (type: string, input: string | Buffer): Promise<string> =>
    gitText({ dir, input }, ['hash-object', '-w', '--literally', '-t', type, '--stdin']);
  return {
    blob: (content) => write('blob', content),
    tree: (entries) => write('tree', formatTree(entries)),
    commit: ({ author = somebody, ...commit }) =>
      writeCommit(dir, { ...commit, author: typeof author === 'string' ? personOf(author) : author }),
  };
}

export async function requireCommit(stored: StoredRepository, name: string): Promise<string> {
  const found = (await tip(stored, name)) ?? (await commitOf(stored.path, name));
  if (found !== undefined) return found;
  throw new LocalGitHubError({
    code: 'branch-unknown',
    problem: `${stored.fullName} has no branch ${name}.`,
    remedy: 'Give the repository its first commit with `from`, `history` or commit().',
  });
}

async function tip({ path }: StoredRepository, branch: string): Promise<string | undefined> {
  return (await readObject(path, `refs/heads/${branch}`))?.oid;
}

function busy({ fullName }: StoredRepository, branch: string): LocalGitHubError {
  return new LocalGitHubError({
    code: 'branch-busy',
    problem: `${branch} of ${fullName} moved 100 times while somebody else's commit was made.`,
    remedy: 'Commit before the pushers start, or from a tap.',
  });
}
