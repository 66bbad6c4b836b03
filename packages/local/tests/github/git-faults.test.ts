import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, stat } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startGitHub, type GitHub, type Repository } from '../../src/github/index.ts';
import type { Call } from '../../src/wire/index.ts';
import { appToken, clientEnvironment, cloneWithCommit, git, scratch, type ClientOptions } from './workbench.ts';

let github: GitHub;
let folder: { path: string; remove: () => Promise<void> };
let iac: Repository;
let token: string;
let inside: ClientOptions;
let pushes = 0;

beforeAll(async () => {
  github = await startGitHub();
  folder = await scratch();
  iac = await github.createRepository('acme/iac', { history: { commits: 400, files: 400 } });
  token = appToken(github, 'write', 'acme/iac');
  inside = await cloneWithCommit(iac.url, { cwd: folder.path, token, folder: 'clone' });
});
beforeEach(() => github.faults.clear());
afterAll(() => Promise.all([github.close(), folder.remove()]));

const to = (operation: string) => (call: Call) => call.operation === operation;
const fetching = to('git:upload-pack');
const receiving = to('git:receive-pack');

/** Pushes to a branch of its own, so that every push has something to do. */
async function push(name = `branch-${String(pushes++)}`) {
  return { ...(await git(['push', 'origin', `HEAD:refs/heads/${name}`], inside)), name };
}

describe('a fault in a push over HTTP', () => {
  it.each([
    ['throttled', '429'],
    ['internal-error', '500'],
    ['unavailable', '503'],
    ['access-denied', '403'],
  ] as const)('%s answers %s and changes nothing', async (kind, status) => {
    github.faults.add({ kind, when: receiving });
    const { code, stderr, name } = await push();
    expect(code).not.toBe(0);
    expect(stderr).toContain(status);
    await expect(iac.head(name)).rejects.toThrow('has no branch');
  });

  it('names how long to wait when it throttles', async () => {
    github.faults.add({ kind: 'throttled', when: ({ operation }) => operation.startsWith('git:GET') });
    const response = await fetch(`${iac.url}/info/refs?service=git-upload-pack`);
    expect(response.headers.get('retry-after')).toBe('1');
  });

  it('reset-before cuts the connection and changes nothing', async () => {
    github.faults.add({ kind: 'reset-before', when: receiving, times: 9 });
    const { code, name } = await push();
    expect(code).not.toBe(0);
    expect(github.calls.at(-1)).toMatchObject({ operation: 'git:receive-pack', outcome: 'reset' });
    await expect(iac.head(name)).rejects.toThrow('has no branch');
  });

  it("reset-before once is not even seen: git's HTTP library sends a push again on a new connection", async () => {
    github.faults.add({ kind: 'reset-before', when: receiving });
    const before = github.calls.length;
    expect((await push()).code).toBe(0);
    expect(github.calls.slice(before).filter(receiving)).toHaveLength(2);
  });

  it('reset-after cuts the connection although the commit has landed', async () => {
    github.faults.add({ kind: 'reset-after', when: receiving });
    const { code, name } = await push();
    expect(code).not.toBe(0);
    expect(await iac.read('new.txt', name)).toBe('clone\n');
  });

  it('silence leaves the caller waiting until it gives up', async () => {
    github.faults.add({ kind: 'silence', when: () => true });
    const asking = fetch(`${iac.url}/info/refs?service=git-upload-pack`, { signal: AbortSignal.timeout(200) });
    await expect(asking).rejects.toThrow('aborted due to timeout');
    expect(github.calls.at(-1)).not.toHaveProperty('outcome');
  });

  it('stale shows the refs before the last change, so that the push loses', async () => {
    const before = await iac.head();
    const after = await iac.commit({ files: { 'x.txt': 'x' }, message: 'Newer' });
    github.faults.add({ kind: 'stale', when: to('git:upload-pack') });
    expect((await git(['ls-remote', 'origin', 'refs/heads/main'], inside)).stdout).toContain(before);
    expect((await git(['ls-remote', 'origin', 'refs/heads/main'], inside)).stdout).toContain(after);
  });
});

describe('a tap on a push over HTTP', () => {
  it('lets somebody else commit between the refs shown and the push, and git refuses the push', async () => {
    const lost = await push('contended');
    expect(lost.code).toBe(0);
    github.faults.tap({
      before: async (call) => {
        if (receiving(call)) await iac.commit({ branch: 'contended', files: { 'other.txt': '1' }, message: 'First' });
      },
    });
    await git(['commit', '--quiet', '--allow-empty', '-m', 'Mine'], inside);
    const { code, stderr } = await git(['push', 'origin', 'HEAD:contended'], inside);
    expect(code).toBe(1);
    expect(stderr).toMatch(/is at [0-9a-f]{40} but expected [0-9a-f]{40}/);
    expect((await iac.log('contended'))[0]?.message).toBe('First');
  });

  it('sees the work done before the answer goes out', async () => {
    const seen: string[] = [];
    github.faults.tap({
      after: async (call) => {
        if (receiving(call)) seen.push(await iac.head('tapped'));
      },
    });
    await push('tapped');
    expect(seen).toEqual([await iac.head('tapped')]);
  });
});

describe('the stand-in as a server', () => {
  it('logs every request with what became of it', async () => {
    const before = github.calls.length;
    await push();
    expect(
      github.calls.slice(before).map(({ operation, mutating, outcome }) => ({ operation, mutating, outcome })),
    ).toEqual([
      { operation: 'git:GET info/refs receive-pack', mutating: false, outcome: 200 },
      { operation: 'git:receive-pack', mutating: true, outcome: 200 },
    ]);
  });

  it('delays every request by its latency, which may change at any time', async () => {
    github.latency = 150;
    const started = performance.now();
    await git(['ls-remote', 'origin'], inside);
    github.latency = 0;
    // Two requests: the capabilities and the refs.
    expect(performance.now() - started).toBeGreaterThanOrEqual(300);
  });

  it('ends the gits of a caller that was killed', async () => {
    const held = Promise.withResolvers<undefined>();
    const before = github.calls.length;
    // The first request lists the refs; the second's pack is larger than a pipe, so that git waits with it.
    const packing = () => github.calls.slice(before).filter(fetching).length === 2;
    github.faults.tap({ after: () => (packing() ? held.promise : undefined) });
    const args = ['clone', '--quiet', '--bare', iac.url, 'killed'];
    const env = clientEnvironment(token);
    const caller = spawn('git', args, { cwd: folder.path, env, stdio: 'ignore', detached: true });
    await until(async () => packing() && (await serving(iac.path)) > 0);
    if (caller.pid === undefined) throw new Error('git did not start');
    process.kill(-caller.pid, 'SIGKILL');
    await once(caller, 'close');
    await until(async () => (await serving(iac.path)) === 0);
    held.resolve(undefined);
  });

  it('closes with a request under way, leaves no git and no folder behind, and may be closed twice', async () => {
    const other = await startGitHub();
    const repository = await other.createRepository('acme/iac');
    await repository.commit({ files: { a: '1' }, message: 'First' });
    const never = Promise.withResolvers<undefined>();
    other.faults.tap({ after: () => never.promise });
    const asking = git(['ls-remote', repository.url], { cwd: folder.path, token: appToken(other, 'read', 'acme/iac') });
    await until(() => Promise.resolve(other.calls.length > 0));
    await other.close();
    await other.close();
    never.resolve(undefined);
    expect((await asking).code).not.toBe(0);
    expect(await serving(repository.path)).toBe(0);
    await expect(stat(repository.path)).rejects.toThrow('ENOENT');
  });
});

/** How many processes of this machine name a path in their arguments or environment. */
async function serving(path: string): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && name !== String(process.pid));
  const texts = await Promise.all(
    pids.map((pid) =>
      Promise.all(['cmdline', 'environ'].map((file) => readFile(`/proc/${pid}/${file}`, 'latin1').catch(() => ''))),
    ),
  );
  return texts.filter((pair) => pair.join('').includes(path)).length;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}
