import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { LocalGitHubError } from '../errors.ts';
import { gitEnvironment } from '../git/environment.ts';
import { somebody } from './people.ts';
import type { StoredRepository } from './store.ts';

export interface History {
  readonly commits: number;
  /** How many files the last commit has; every commit writes one of them. */
  readonly files: number;
  /** Where file n lies; default releases/staging/sandbox-S/service-N.yaml, as many sandboxes as services in each. */
  readonly path?: (n: number) => string;
}

const started = Date.parse('2022-01-01T00:00:00Z') / 1_000;
const batch = 100;

/** Fills the default branch by `git fast-import`: one pack, and the same oids every time. */
export async function importHistory({ path, defaultBranch }: StoredRepository, history: History): Promise<void> {
  const args = ['-c', 'core.compression=1', '-c', 'fastimport.unpackLimit=0', 'fast-import', '--quiet', '--done'];
  const child = spawn('git', args, { env: gitEnvironment({ GIT_DIR: path }), stdio: ['pipe', 'ignore', 'pipe'] });
  const said: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const ended = once(child, 'close');
  // A git that gives up closes the pipe; its exit code and words say why.
  await pipeline(Readable.from(commands(defaultBranch, history)), child.stdin).catch(() => undefined);
  await ended;
  if (child.exitCode === 0) return;
  throw new LocalGitHubError({
    code: 'git-failed',
    problem: `git fast-import ended with ${String(child.exitCode)}: ${Buffer.concat(said).toString().trim()}`,
    remedy: 'Check the paths that history.path gives.',
  });
}

function* commands(branch: string, { commits, files, path = servicePaths(files) }: History): Generator<string> {
  yield `reset refs/heads/${branch}\n`;
  for (let first = 0; first < commits; first += batch) {
    const last = Math.min(first + batch, commits);
    yield Array.from({ length: last - first }, (_, n) => commit(branch, first + n, path((first + n) % files))).join('');
  }
  yield 'done\n';
}

function commit(branch: string, n: number, path: string): string {
  const message = `Deploy ${path.split('/').at(-1) ?? path} (${String(n)})`;
  const content = manifest(n);
  return (
    `commit refs/heads/${branch}\ncommitter ${somebody.name} <${somebody.email}> ${String(started + n * 60)} +0000\n` +
    `data ${String(Buffer.byteLength(message))}\n${message}\n` +
    `M 100644 inline ${path}\ndata ${String(Buffer.byteLength(content))}\n${content}\n`
  );
}

function servicePaths(files: number): (n: number) => string {
  // Square: the time goes into writing the trees, so that none of them may be long.
  const inSandbox = Math.ceil(Math.sqrt(files));
  return (n) => `releases/staging/sandbox-${String(Math.floor(n / inSandbox))}/service-${String(n)}.yaml`;
}

function manifest(n: number): string {
  const tag = `main-${n.toString(16).padStart(8, '0')}`;
  return `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  values:\n    image:\n      tag: ${tag}\n`;
}
