import type { BranchRule } from '../access/protection.ts';
import { LocalGitHubError } from '../errors.ts';
import { commitFiles } from '../git/commit-files.ts';
import { parseCommit, type Commit } from '../git/commits.ts';
import { readObject } from '../git/objects.ts';
import { git } from '../git/run.ts';
import { somebody } from './people.ts';
import type { StoredRepository } from './store.ts';

export interface CommitOptions {
  readonly branch?: string;
  /** Path to content; null takes the file away. */
  readonly files: Readonly<Record<string, string | null>>;
  readonly message: string;
}

/** A repository as a test sees it: past all tokens and rules. */
export interface Repository {
  readonly fullName: string;
  /** The bare repository's folder. */
  readonly path: string;
  /** For git over HTTP. */
  readonly url: string;
  readonly sshUrl: string;
  /** The branch's commit; branches default to the default branch. */
  head(branch?: string): Promise<string>;
  /** A file's text; undefined when there is none. */
  read(path: string, branch?: string): Promise<string | undefined>;
  /** The paths of all files under a folder ('' for all), sorted. */
  list(prefix: string, branch?: string): Promise<string[]>;
  /** Somebody else's commit on the branch's newest tip; makes the branch where there is none. */
  commit(options: CommitOptions): Promise<string>;
  /** Newest first. */
  log(branch?: string): Promise<Commit[]>;
  /** The rule that pushes and API commits to this branch must keep from now on. */
  protect(branch: string, rule: BranchRule): void;
}

export interface Urls {
  readonly url: string;
  readonly sshUrl: string;
}

export function repositoryHandle(stored: StoredRepository, urls: Urls): Repository {
  const { path: dir, defaultBranch } = stored;
  const at = (branch: string = defaultBranch): Promise<string> => head(stored, branch);
  return {
    fullName: stored.fullName,
    path: dir,
    ...urls,
    head: at,
    read: async (path, branch) => {
      const found = await readObject(dir, `${await at(branch)}:${path}`);
      return found?.type === 'blob' ? found.content.toString() : undefined;
    },
    list: async (prefix, branch) => {
      const folder = prefix === '' ? [] : ['--', prefix];
      const listing = await git({ dir }, ['ls-tree', '-r', '-z', '--name-only', await at(branch), ...folder]);
      return listing.toString().split('\0').filter(Boolean);
    },
    commit: inTurn((options: CommitOptions) => commitAsSomebody(stored, options)),
    log: async (branch) => log(dir, await at(branch)),
    protect: (branch, rule) => void stored.rules.set(branch, rule),
  };
}

/** One after another: somebody else is one person, and races pushers, not itself. */
function inTurn<Asked, Answer>(act: (asked: Asked) => Promise<Answer>): (asked: Asked) => Promise<Answer> {
  let last: Promise<unknown> = Promise.resolve();
  return (asked) => {
    const mine = last.then(() => act(asked));
    last = mine.catch(() => undefined);
    return mine;
  };
}

async function find({ path }: StoredRepository, branch: string): Promise<string | undefined> {
  return (await readObject(path, `refs/heads/${branch}`))?.oid;
}

async function head(stored: StoredRepository, branch: string): Promise<string> {
  const oid = await find(stored, branch);
  if (oid !== undefined) return oid;
  throw new LocalGitHubError({
    code: 'branch-unknown',
    problem: `${stored.fullName} has no branch ${branch}.`,
    remedy: 'Give the repository its first commit with `from`, `history` or commit().',
  });
}

async function commitAsSomebody(stored: StoredRepository, options: CommitOptions): Promise<string> {
  const { branch = stored.defaultBranch, files, message } = options;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const expected = await find(stored, branch);
    const commit = await commitFiles(stored.path, { branch, expected, files, message, author: somebody });
    if (commit !== undefined) return commit;
  }
  throw new LocalGitHubError({
    code: 'branch-busy',
    problem: `${branch} of ${stored.fullName} moved 100 times while somebody else's commit was made.`,
    remedy: 'Commit before the pushers start, or from a tap.',
  });
}

async function log(dir: string, from: string): Promise<Commit[]> {
  const oids = (await git({ dir }, ['rev-list', from])).toString().trim();
  const answer = await git({ dir, input: `${oids}\n` }, ['cat-file', '--batch']);
  return [...batchedCommits(answer)];
}

function* batchedCommits(answer: Buffer): Generator<Commit> {
  for (let start = 0; start < answer.length;) {
    const end = answer.indexOf('\n', start);
    const [oid = '', , size = '0'] = answer.subarray(start, end).toString().split(' ');
    const content = answer.subarray(end + 1, end + 1 + Number(size));
    yield parseCommit(oid, content);
    start = end + 2 + content.length;
  }
}
