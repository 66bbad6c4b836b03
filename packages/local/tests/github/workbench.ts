import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import type { GitHub } from '../../src/github/index.ts';

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ClientOptions {
  readonly cwd: string;
  /** Sent as actions/checkout does: Basic, x-access-token. */
  readonly token?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the real git as a client with no configuration of the machine. */
export function git(args: readonly string[], { cwd, token, env = {} }: ClientOptions): Promise<Ran> {
  const child = spawn('git', args, { cwd, env: { ...clientEnvironment(token), ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

export function clientEnvironment(token?: string): Record<string, string> {
  const settings = [
    ['user.name', 'Dev'],
    ['user.email', 'dev@example.com'],
    ['init.defaultBranch', 'main'],
    ...(token === undefined ? [] : [['http.extraHeader', `Authorization: ${basic(token)}`]]),
  ];
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: '/nonexistent',
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(settings.map(([key = ''], n) => [`GIT_CONFIG_KEY_${String(n)}`, key])),
    ...Object.fromEntries(settings.map(([, value = ''], n) => [`GIT_CONFIG_VALUE_${String(n)}`, value])),
  };
}

export function basic(token: string): string {
  return `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
}

/** A folder for one test file's clones; `remove` at its end. */
export async function scratch(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'github-client-'));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** A token of an app for these repositories. */
export function appToken(github: GitHub, level: 'read' | 'write', ...repositories: string[]): string {
  return github.issueToken({
    login: 'deployer[bot]',
    kind: 'installation',
    repositories,
    permissions: { contents: level },
  });
}

/** Clones and commits one file, ready to be pushed. */
export async function cloneWithCommit(
  url: string,
  client: ClientOptions & { readonly folder: string; readonly file?: string },
): Promise<ClientOptions> {
  const { folder, file = 'new.txt', ...options } = client;
  const cloned = await git(['clone', '--quiet', url, folder], options);
  if (cloned.code !== 0) throw new Error(cloned.stderr);
  const inside = { ...options, cwd: join(options.cwd, folder) };
  await writeFile(join(inside.cwd, file), `${folder}\n`);
  await git(['add', '.'], inside);
  await git(['commit', '--quiet', '-m', `Add ${file}`], inside);
  return inside;
}

export interface SshClient {
  readonly publicKey: string;
  /** For git: this key, and only this server's key. */
  readonly env: Readonly<Record<string, string>>;
}

export async function sshClient({ ssh }: GitHub, folder: string, name = 'key'): Promise<SshClient> {
  const pair = ssh2.utils.generateKeyPairSync('ed25519');
  const key = join(folder, name);
  const known = join(folder, 'known_hosts');
  await writeFile(key, pair.private, { mode: 0o600 });
  await writeFile(known, `${ssh.knownHosts}\n`);
  const options = `-F /dev/null -i ${key} -o IdentitiesOnly=yes -o StrictHostKeyChecking=yes -o UserKnownHostsFile=${known}`;
  return { publicKey: pair.public, env: { GIT_SSH_COMMAND: `ssh ${options}` } };
}
