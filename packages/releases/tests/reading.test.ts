import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getCACertificates } from 'node:tls';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runCommand } from '@iac/command';
import { startGitHub, type GitHub, type Repository } from '@iac/local/github';
import { startProxiedNetwork, type ProxiedNetwork } from '@iac/local/proxy';
import { land, type Remote } from '../src/index.ts';
import { change, operations, overHttps, repository, scratch, thrownBy, tokenFor, withBranch } from './workbench.ts';

let github: GitHub;
let folder: { readonly path: string; readonly remove: () => void };
let iac: Repository;
beforeAll(async () => {
  github = await startGitHub();
  folder = scratch();
  iac = await repository(github);
  await iac.commit({
    message: 'Second',
    files: { 'a/one': '1', 'a/two': '2', 'a/b/three': '3', 'bom.yaml': '\ufeffx: ä\r\n' },
  });
});
afterAll(async () => {
  await github.close();
  folder.remove();
});

const api = 'releases/staging/api.yaml';

describe('a tip', () => {
  it('knows every folder without asking again: two requests in all', async () => {
    const start = github.calls.length;
    await withBranch(overHttps(github, iac), { temp: folder.path }, async (branch) => {
      const tip = await branch.tip();
      expect(tip.commit).toBe(await iac.head());
      expect((await tip.list('')).map(({ name, type }) => `${type} ${name}`)).toEqual([
        'blob README.md',
        'tree a',
        'blob bom.yaml',
        'tree releases',
      ]);
      expect((await tip.list('a')).map(({ name }) => name)).toEqual(['b', 'one', 'two']);
      expect(await tip.list('nowhere/at/all')).toEqual([]);
      expect(await tip.entry('nowhere/at/all')).toBeUndefined();
      expect(await tip.entry(api)).toEqual({
        name: 'api.yaml',
        mode: '100644',
        type: 'blob',
        oid: tip.oidOf('tag: 1\n'),
      });
      expect(await tip.entry('a/b')).toMatchObject({ mode: '040000', type: 'tree' });
    });
    expect(operations(github, start)).toHaveLength(2);
  });

  it('fetches files when they are read: one request, however many are read at once, and none the second time', async () => {
    await withBranch(overHttps(github, iac), { temp: folder.path }, async (branch) => {
      const tip = await branch.tip();
      const start = github.calls.length;
      const texts = await Promise.all(['a/one', 'a/two', 'a/none'].map((path) => tip.read(path)));
      expect(texts).toEqual(['1', '2', undefined]);
      expect(await tip.read('a/two')).toBe('2');
      expect(operations(github, start)).toHaveLength(1);
      expect(await tip.read('bom.yaml')).toBe('\ufeffx: ä\r\n');
    });
  });

  it('does not read a folder, nor what is no text', async () => {
    const binary = await github.createRepository('acme/binary');
    await binary.commit({ message: 'x', files: { x: 'x' } });
    const input = Buffer.concat([
      Buffer.from('commit refs/heads/main\ncommitter T <t@x> 1 +0000\ndata 0\nfrom refs/heads/main^0\n'),
      Buffer.from('M 100644 inline binary\ndata 3\n'),
      Buffer.from([0xff, 0xfe, 0x00, 0x0a]),
    ]);
    await runCommand({ file: 'git', args: ['--git-dir', binary.path, 'fast-import', '--quiet'], input });
    await withBranch(overHttps(github, binary), { temp: folder.path }, async (branch) => {
      const tip = await branch.tip();
      expect(await thrownBy(tip.read('binary'))).toMatchObject({ code: 'path-refused' });
    });
    await withBranch(overHttps(github, iac), { temp: folder.path }, async (branch) => {
      const tip = await branch.tip();
      expect(await thrownBy(tip.read('a'))).toMatchObject({ code: 'path-refused' });
      expect(await thrownBy(tip.list('a/one'))).toMatchObject({ code: 'path-refused' });
    });
  });

  it('fetched again shows what is new, and which commits are under it', async () => {
    const own = await repository(github);
    await withBranch(overHttps(github, own), { temp: folder.path }, async (branch) => {
      const first = await branch.tip();
      const middle = await own.commit({ message: 'x', files: { x: '1' } });
      const newest = await own.commit({ message: 'y', files: { x: '2' } });
      const second = await branch.tip();
      expect(second.commit).toBe(newest);
      expect(await second.read('x')).toBe('2');
      expect(await first.entry('x')).toBeUndefined();
      expect(await Promise.all([first.commit, middle, newest].map((commit) => second.includes(commit)))).toEqual([
        true,
        true,
        true,
      ]);
      expect(await first.includes(newest)).toBe(false);
    });
  });
});

describe("the machine's own configuration of git", () => {
  it('does not change what is pushed, nor where to, nor as whom', async () => {
    const own = await repository(github);
    const trap = join(folder.path, 'trap');
    await writeFile(
      join(folder.path, 'gitconfig'),
      `[url "https://127.0.0.1:1/"]\n\tinsteadOf = http://127.0.0.1\n\tpushInsteadOf = http://127.0.0.1
[http]\n\textraHeader = Authorization: Basic bm90Om91cnM=\n[http "${own.url}"]\n\textraHeader = Authorization: Basic bm90Om91cnM=
[credential]\n\thelper = "!touch ${trap}"\n[core]\n\thooksPath = ${folder.path}\n\taskPass = touch ${trap}
[push]\n\tgpgSign = true\n\tfollowTags = true\n\tpushOption = x\n\tnegotiate = true\n[commit]\n\tgpgSign = true
[init]\n\ttemplateDir = ${folder.path}\n[fetch]\n\tprune = true\n[protocol]\n\tversion = 0\n[clone]\n\tdefaultRemoteName = x\n`,
    );
    await writeFile(join(folder.path, 'pre-push'), `#!/bin/sh\ntouch ${trap}\nexit 1\n`, { mode: 0o755 });
    const disturbed = { GIT_CONFIG_GLOBAL: join(folder.path, 'gitconfig'), GIT_DIR: '/nowhere', GIT_TRACE: trap };
    const landing = await withEnvironment(disturbed, () =>
      withBranch(overHttps(github, own), { temp: folder.path }, (branch) =>
        land(branch, () => Promise.resolve(change({ [api]: 'tag: 2\n' })), { deadline: Date.now() + 20_000 }),
      ),
    );
    expect(landing).toMatchObject({ outcome: 'pushed', commit: await own.head() });
    expect(existsSync(trap)).toBe(false);
  });
});

describe('a company network', () => {
  let network: ProxiedNetwork;
  beforeAll(async () => {
    network = await startProxiedNetwork({ 'github.company.example': github.serverUrl });
  });
  afterAll(() => network.close());

  const opened = async (env: NodeJS.ProcessEnv) => {
    const url = `https://github.company.example/${iac.fullName}.git`;
    const remote: Remote = { url, credentials: { kind: 'token', token: tokenFor(github, iac) } };
    return withEnvironment({ HTTPS_PROXY: network.proxyUrl, ...env }, () =>
      withBranch(remote, { temp: folder.path }, async (branch) => (await branch.tip()).commit),
    );
  };

  it('is crossed through its proxy, with its own authority', async () => {
    expect(await opened({ NODE_EXTRA_CA_CERTS: network.caFile, GIT_SSL_CAINFO: undefined })).toBe(await iac.head());
  });

  it('is crossed where git has an authority of its own besides', async () => {
    const other = join(folder.path, 'other.pem');
    await writeFile(other, getCACertificates('bundled').slice(0, 1).join('\n'));
    expect(await opened({ NODE_EXTRA_CA_CERTS: network.caFile, GIT_SSL_CAINFO: other })).toBe(await iac.head());
  });

  it('is not trusted without being told', async () => {
    expect(await thrownBy(opened({ NODE_EXTRA_CA_CERTS: '' }))).toMatchObject({
      name: 'UserError',
      code: 'certificate-untrusted',
    });
  });
});

/** Sets variables of this process for the time of `use`; undefined takes one away. */
async function withEnvironment<T>(env: NodeJS.ProcessEnv, use: () => Promise<T>): Promise<T> {
  const before = { ...process.env };
  process.env = { ...before, ...env };
  try {
    return await use();
  } finally {
    process.env = before;
  }
}
