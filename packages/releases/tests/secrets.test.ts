import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startGitHub, type GitHub, type Repository } from '@iac/local/github';
import { land, type Remote } from '../src/index.ts';
import { change, keyPair, overHttps, repository, scratch, take, withBranch } from './workbench.ts';

let github: GitHub;
let folder: { readonly path: string; readonly remove: () => void };
let iac: Repository;
beforeAll(async () => {
  github = await startGitHub();
  folder = scratch();
  iac = await repository(github);
});
afterAll(async () => {
  await github.close();
  folder.remove();
});

/** Every form in which the secret could be written down. */
function formsOf({ credentials }: Remote): string[] {
  if (credentials.kind === 'ssh') return credentials.key.split('\n').slice(1, -2);
  const { token } = credentials;
  return [token, Buffer.from(`x-access-token:${token}`).toString('base64')];
}

function overSsh(): Remote {
  const { key, publicKey } = keyPair(keys.path);
  github.addDeployKey(iac.fullName, publicKey, { readOnly: false });
  return { url: iac.sshUrl, credentials: { kind: 'ssh', key, knownHosts: github.ssh.knownHosts } };
}

// Beside the folder that is searched: ssh-keygen writes the key there.
const keys = scratch();
afterAll(keys.remove);

describe.each([
  ['a token', 'direct', () => overHttps(github, iac)],
  ['a token', 'git', () => overHttps(github, iac)],
  ['an ssh key', 'git', () => overSsh()],
] as const)('%s (%s)', (_, way, remoteOf) => {
  beforeEach(() => take(way));
  it('is in no argument and in no file while a change lands, and nothing stays', async () => {
    const remote = remoteOf();
    const watch = new Watch(formsOf(remote));
    github.latency = 30;
    await withBranch(remote, { temp: folder.path }, async (branch) => {
      const files = { 'releases/staging/api.yaml': `tag: ${String(github.calls.length)}\n` };
      await land(branch, () => Promise.resolve(change(files)), { deadline: Date.now() + 20_000 });
    });
    github.latency = 0;
    await watch.end();
    expect(watch.found).toEqual([]);
    // That it looked at all: git was seen, and its files.
    expect(watch.programs).toContain(way === 'git' ? 'push' : 'cat-file');
    expect(watch.files).toBeGreaterThan(5);
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('is in no file that is left when the process is killed, and what held it is gone', async () => {
    const remote = remoteOf();
    const index = new URL('../src/index.ts', import.meta.url).href;
    const script = `
      import { openRemote } from ${JSON.stringify(index)};
      const { remote, temp } = JSON.parse(process.env.TEST_REMOTE);
      await openRemote(remote, { temp, signal: new AbortController().signal });
      console.log('open');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TEST_REMOTE: JSON.stringify({ remote, temp: folder.path }) },
    });
    await once(child.stdout, 'data');
    const left = readdirSync(folder.path);
    expect(left).toHaveLength(1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const watch = new Watch(formsOf(remote));
    while (processes().some(({ line }) => line.includes(folder.path))) await sleep(10);
    await watch.end();
    expect(watch.found).toEqual([]);
    expect(watch.files).toBeGreaterThan(5);
    folder.remove();
    folder = scratch();
  });
});

/** Looks at all processes and at all files of the folder, again and again. */
class Watch {
  readonly found: string[] = [];
  readonly programs: string[] = [];
  files = 0;
  readonly #forms: readonly string[];
  readonly #ended = new AbortController();
  readonly #looking: Promise<void>;

  constructor(forms: readonly string[]) {
    this.#forms = forms;
    this.#looking = this.#look();
  }

  async end(): Promise<void> {
    this.#ended.abort();
    await this.#looking;
  }

  async #look(): Promise<void> {
    for (let more = true; more;) {
      more = !this.#ended.signal.aborted;
      for (const { line } of processes()) this.#check('argument', line);
      for (const file of filesIn(folder.path)) {
        this.files += 1;
        this.#check(file, read(file));
      }
      await sleep(2);
    }
  }

  #check(where: string, text: string): void {
    if (this.#forms.some((form) => text.includes(form))) this.found.push(where);
    if (where === 'argument') this.programs.push(...text.split('\0'));
  }
}

function processes(): { readonly line: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((id) => ({ line: read(`/proc/${id}/cmdline`) }));
}

function filesIn(path: string): string[] {
  try {
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .map((name) => join(path, name))
      .filter((file) => statSync(file).isFile());
  } catch {
    // It went away while we looked.
    return [];
  }
}

/** '' for what went away while we looked. */
function read(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
