import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GitHub, Repository } from '@iac/local/github';
import { openRemote, type Change, type Remote, type ReleaseBranch } from '../src/index.ts';

/** A folder of one test file; `remove` at its end. */
export function scratch(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'releases-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

const author = { name: 'Releases', email: 'releases@example.com' };

/** A change of some files. */
export function change(files: Readonly<Record<string, string | null>>, message = 'Deploy'): Change {
  return { files: new Map(Object.entries(files)), message, author };
}

/** A setting that only git knows, so that git is left to talk to the server. */
const setting = 'GIT_HTTP_PROXY_AUTHMETHOD';

export type Way = 'direct' | 'git';

/** By which way servers are talked to from here on. */
export function take(way: Way): void {
  process.env[setting] = way === 'git' ? 'basic' : '';
}

let count = 0;

/** A repository of its own for one test, with a release and a README in it. */
export async function repository(github: GitHub): Promise<Repository> {
  count += 1;
  const iac = await github.createRepository(`acme/iac-${String(count)}`);
  await iac.commit({ message: 'First', files: { 'README.md': 'iac\n', 'releases/staging/api.yaml': 'tag: 1\n' } });
  return iac;
}

export function tokenFor(github: GitHub, { fullName }: Repository, level: 'read' | 'write' = 'write'): string {
  const permissions = { contents: level };
  return github.issueToken({ login: 'releases[bot]', kind: 'installation', repositories: [fullName], permissions });
}

export function overHttps(github: GitHub, iac: Repository): Remote {
  return { url: iac.url, credentials: { kind: 'token', token: tokenFor(github, iac) } };
}

/** A private key and its public half, as ssh-keygen makes them. */
export function keyPair(folder: string, ...args: string[]): { readonly key: string; readonly publicKey: string } {
  count += 1;
  const file = join(folder, `key-${String(count)}`);
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'test', '-f', file, ...args]);
  return { key: readFileSync(file, 'utf8'), publicKey: readFileSync(`${file}.pub`, 'utf8') };
}

interface Open {
  readonly temp: string;
  readonly signal?: AbortSignal;
  readonly now?: () => number;
}

/** Opens the remote for the time of `use`. */
export async function withBranch<T>(
  remote: Remote,
  { signal = new AbortController().signal, ...open }: Open,
  use: (branch: ReleaseBranch) => Promise<T>,
): Promise<T> {
  const branch = await openRemote(remote, { signal, random: () => 0, ...open });
  try {
    return await use(branch);
  } finally {
    await branch.close();
  }
}

/** What was thrown, in shape for toMatchObject. */
export async function thrownBy(work: Promise<unknown>): Promise<unknown> {
  const nothing = new Error('nothing was thrown');
  return work.then(
    () => nothing,
    (error: unknown) => error,
  );
}

/** The operations of a stand-in's calls since `start`, without the repository. */
export function operations(github: GitHub, start: number): string[] {
  return github.calls.slice(start).map(({ operation }) => operation);
}
