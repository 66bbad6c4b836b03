import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalGitHubError } from '../errors.ts';
import { writtenBy, type Person } from './environment.ts';
import { git, gitText, tryGit } from './run.ts';

const lockAttempts = 100;

export interface FileCommit {
  readonly branch: string;
  /** The commit that the branch must point at; undefined: the branch must not exist. */
  readonly expected: string | undefined;
  /** Path to content; null takes the file away. */
  readonly files: Readonly<Record<string, Buffer | string | null>>;
  readonly message: string;
  readonly author: Person;
  readonly committer?: Person;
}

/** The new commit; undefined when the branch no longer points at `expected`. No work tree, no checkout. */
export async function commitFiles(dir: string, change: FileCommit): Promise<string | undefined> {
  const env = writtenBy(change.author, change.committer);
  const tree = await writeTree(dir, change);
  const parents = change.expected === undefined ? [] : ['-p', change.expected];
  const commit = await gitText({ dir, env, input: change.message }, ['commit-tree', tree, ...parents]);
  return (await moveRef(dir, { ...change, commit, env })) ? commit : undefined;
}

async function writeTree(dir: string, { files, expected }: FileCommit): Promise<string> {
  const index = join(dir, `index-${randomUUID()}`);
  const options = { dir, env: { GIT_INDEX_FILE: index } };
  try {
    if (expected !== undefined) await git(options, ['read-tree', expected]);
    const entries = await Promise.all(Object.entries(files).map(([path, content]) => indexEntry(dir, path, content)));
    await git({ ...options, input: entries.join('') }, ['update-index', '-z', '--index-info']);
    return await gitText(options, ['write-tree']);
  } finally {
    await rm(index, { force: true });
  }
}

async function indexEntry(dir: string, path: string, content: Buffer | string | null): Promise<string> {
  if (content === null) return `0 ${'0'.repeat(40)}\t${path}\0`;
  const oid = await gitText({ dir, input: content }, ['hash-object', '-w', '--stdin']);
  return `100644 ${oid}\t${path}\0`;
}

interface RefMove {
  readonly branch: string;
  readonly expected: string | undefined;
  readonly commit: string;
  readonly env: Readonly<Record<string, string>>;
}

async function moveRef(dir: string, { branch, expected, commit, env }: RefMove): Promise<boolean> {
  const ref = `refs/heads/${branch}`;
  const old = expected ?? '0'.repeat(40);
  // A push may hold the ref's lock while it still points at what we expect: then the lock is asked for again.
  for (let attempt = 0; ; attempt += 1) {
    const moved = await tryGit({ dir, env }, ['update-ref', '-m', 'commit', ref, commit, old]);
    if (moved.code === 0) return true;
    const now = await tryGit({ dir }, ['rev-parse', '--verify', '--quiet', ref]);
    if (now.stdout.toString().trim() !== (expected ?? '')) return false;
    if (attempt === lockAttempts) throw cannotMove(ref, moved.stderr);
  }
}

function cannotMove(ref: string, stderr: string): LocalGitHubError {
  return new LocalGitHubError({
    code: 'git-failed',
    problem: `${ref} cannot be moved: ${stderr.trim()}`,
    remedy: 'Check the name of the branch, and that no lock file was left behind.',
  });
}
