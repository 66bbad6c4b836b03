import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startGitHub, type GitHub, type Repository } from '@iac/local/github';
import { githubKnownHosts, land, type Landing, type Remote } from '../src/index.ts';
import { change, keyPair, operations, repository, scratch, thrownBy, withBranch } from './workbench.ts';

let github: GitHub;
let folder: { readonly path: string; readonly remove: () => void };
let keys: ReturnType<typeof keyPair>;
beforeAll(async () => {
  github = await startGitHub();
  folder = scratch();
  keys = keyPair(folder.path);
});
afterEach(() => github.faults.clear());
afterAll(async () => {
  await github.close();
  folder.remove();
});

const api = 'releases/staging/api.yaml';

/** A repository that a key of its own may write to. */
async function withDeployKey({ readOnly = false } = {}): Promise<{
  readonly iac: Repository;
  readonly remote: Remote;
}> {
  const iac = await repository(github);
  const { key, publicKey } = keyPair(folder.path);
  github.addDeployKey(iac.fullName, publicKey, { readOnly });
  return { iac, remote: { url: iac.sshUrl, credentials: { kind: 'ssh', key, knownHosts: github.ssh.knownHosts } } };
}

function deploy(remote: Remote): Promise<Landing> {
  return withBranch(remote, { temp: folder.path }, (branch) =>
    land(branch, async (tip) => ((await tip.read(api)) === 'tag: 2\n' ? undefined : change({ [api]: 'tag: 2\n' })), {
      deadline: Date.now() + 20_000,
      random: () => 0,
    }),
  );
}

describe('over ssh', () => {
  it('a change lands with a deploy key that may write', async () => {
    const { iac, remote } = await withDeployKey();
    const start = github.calls.length;
    expect(await deploy(remote)).toMatchObject({ outcome: 'pushed', commit: await iac.head(), attempts: 1 });
    expect(operations(github, start)).toEqual([
      'ssh:upload-pack',
      'ssh:upload-pack',
      'ssh:open receive-pack',
      'ssh:receive-pack',
    ]);
    expect(await deploy(remote)).toMatchObject({ outcome: 'unchanged' });
  });

  it('a key whose line breaks were broken by copying is mended', async () => {
    const { remote } = await withDeployKey();
    const { credentials } = remote;
    if (credentials.kind !== 'ssh') throw new Error('not over ssh');
    const key = credentials.key.trimEnd().replaceAll('\n', '\r\n');
    expect(await deploy({ ...remote, credentials: { ...credentials, key } })).toMatchObject({ outcome: 'pushed' });
  });

  it('a lost race is rendered anew', async () => {
    const { iac, remote } = await withDeployKey();
    let done = false;
    github.faults.tap({
      before: async ({ operation }) => {
        if (operation !== 'ssh:receive-pack' || done) return;
        done = true;
        await iac.commit({ message: 'Other', files: { other: 'x' } });
      },
    });
    expect(await deploy(remote)).toMatchObject({ outcome: 'pushed', attempts: 2 });
    expect((await iac.log()).map(({ message }) => message.trim())).toEqual(['Deploy', 'Other', 'First']);
  });

  it.each([
    ['ssh:upload-pack', 'reset-before', 1],
    ['ssh:receive-pack', 'reset-before', 2],
    ['ssh:receive-pack', 'reset-after', 2],
  ] as const)(
    'a connection that breaks at %s (%s) is made again, and the change lands once',
    async (operation, kind, attempts) => {
      const { iac, remote } = await withDeployKey();
      github.faults.add({ kind, when: (call) => call.operation === operation });
      expect(await deploy(remote)).toMatchObject({ outcome: 'pushed', commit: await iac.head(), attempts });
      expect((await iac.log()).map(({ message }) => message.trim())).toEqual(['Deploy', 'First']);
    },
  );
});

describe('over ssh, what no retry can mend fails at once and says the cure:', () => {
  it('a key that may only read', async () => {
    const { remote } = await withDeployKey({ readOnly: true });
    expect(await thrownBy(deploy(remote))).toMatchObject({
      name: 'UserError',
      code: 'read-only-key',
      remedy: expect.stringContaining('Allow write access'),
    });
  });

  it('a key that nobody has added', async () => {
    const { remote } = await withDeployKey();
    const credentials = { kind: 'ssh', key: keys.key, knownHosts: github.ssh.knownHosts } as const;
    expect(await thrownBy(deploy({ ...remote, credentials }))).toMatchObject({
      name: 'UserError',
      code: 'unauthorized',
      remedy: expect.stringContaining('Deploy keys'),
    });
  });

  it('a key of another repository', async () => {
    const { remote } = await withDeployKey();
    const { iac } = await withDeployKey();
    expect(await thrownBy(deploy({ ...remote, url: iac.sshUrl }))).toMatchObject({
      name: 'UserError',
      code: 'repository-not-found',
    });
  });

  it.each([
    ['is not listed', () => githubKnownHosts],
    ['has another key', () => github.ssh.knownHosts.replace(/ \S+ \S+$/, ` ${keys.publicKey.split(' ', 2).join(' ')}`)],
  ])('a host that %s', async (_, knownHosts) => {
    const { iac, remote } = await withDeployKey();
    const credentials = { kind: 'ssh', key: keys.key, knownHosts: knownHosts().trim() } as const;
    const start = github.calls.length;
    expect(await thrownBy(deploy({ ...remote, url: iac.sshUrl, credentials }))).toMatchObject({
      name: 'UserError',
      code: 'host-key-unknown',
      remedy: expect.stringContaining('known hosts'),
    });
    expect(operations(github, start)).toEqual([]);
  });

  it('a key that looks like one and is none', async () => {
    const { remote } = await withDeployKey();
    const key = '-----BEGIN OPENSSH PRIVATE KEY-----\nbm90IGEga2V5\n-----END OPENSSH PRIVATE KEY-----\n';
    const credentials = { kind: 'ssh', key, knownHosts: github.ssh.knownHosts } as const;
    const error = await thrownBy(deploy({ ...remote, credentials }));
    expect(error).toMatchObject({ name: 'UserError', code: 'bad-ssh-key' });
    expect(JSON.stringify(error)).not.toContain('bm90IGEga2V5');
  });
});
