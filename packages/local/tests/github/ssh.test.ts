import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startGitHub, type GitHub, type Repository } from '../../src/github/index.ts';
import { cloneWithCommit, git, scratch, sshClient, type ClientOptions, type SshClient } from './workbench.ts';

let github: GitHub;
let folder: { path: string; remove: () => Promise<void> };
let iac: Repository;
let writer: SshClient;
let reader: SshClient;
let inside: ClientOptions;
let pushes = 0;

beforeAll(async () => {
  github = await startGitHub();
  folder = await scratch();
  iac = await github.createRepository('acme/iac');
  await iac.commit({ files: { 'a.txt': '1\n' }, message: 'First' });
  writer = await sshClient(github, folder.path, 'writer');
  reader = await sshClient(github, folder.path, 'reader');
  github.addDeployKey('acme/iac', writer.publicKey, { readOnly: false, title: 'writer' });
  github.addDeployKey('acme/iac', reader.publicKey, { title: 'reader' });
  inside = await cloneWithCommit(iac.sshUrl, { cwd: folder.path, env: writer.env, folder: 'clone' });
});
beforeEach(() => github.faults.clear());
afterAll(() => Promise.all([github.close(), folder.remove()]));

async function push(name = `branch-${String(pushes++)}`) {
  return { ...(await git(['push', 'origin', `HEAD:refs/heads/${name}`], inside)), name };
}

describe('git over ssh', () => {
  it('clones without blobs by protocol version 2, and pushes with a key that may write', async () => {
    const args = ['clone', '--quiet', '--bare', '--depth=1', '--filter=blob:none', iac.sshUrl, 'shallow'];
    const trace = { ...reader.env, GIT_TRACE_PACKET: '1' };
    const { code, stderr } = await git(args, { cwd: folder.path, env: trace });
    expect(code).toBe(0);
    expect(stderr).toContain('version 2');
    const { code: pushed, name } = await push();
    expect(pushed).toBe(0);
    expect(await iac.read('new.txt', name)).toBe('clone\n');
  });

  it("refuses a push with a read-only key in GitHub's words", async () => {
    const { code, stderr } = await git(['push', 'origin', 'HEAD:nope'], { ...inside, env: reader.env });
    expect(code).toBe(128);
    expect(stderr).toContain('ERROR: The key you are authenticating with has been marked as read only.');
  });

  it('does not find a repository that the key does not belong to, nor one that is not there', async () => {
    await github.createRepository('acme/other');
    for (const name of ['acme/other', 'acme/nothing']) {
      const url = iac.sshUrl.replace('acme/iac', name);
      const { code, stderr } = await git(['ls-remote', url], { cwd: folder.path, env: writer.env });
      expect(code).toBe(128);
      expect(stderr).toContain('ERROR: Repository not found.');
    }
  });

  it('knows neither a foreign key nor another user than git', async () => {
    await mkdir(join(folder.path, 'foreign'));
    const foreign = await sshClient(github, join(folder.path, 'foreign'));
    const unknown = await git(['ls-remote', iac.sshUrl], { cwd: folder.path, env: foreign.env });
    expect(unknown.stderr).toContain('git@127.0.0.1: Permission denied (publickey).');
    const root = await git(['ls-remote', iac.sshUrl.replace('git@', 'root@')], { cwd: folder.path, env: writer.env });
    expect(root.stderr).toContain('root@127.0.0.1: Permission denied (publickey).');
  });

  it('has a host key of its own: a client that pins another server turns away', async () => {
    const other = await startGitHub();
    await mkdir(join(folder.path, 'pinned'));
    const line = other.ssh.knownHosts.replace(String(other.ssh.port), String(github.ssh.port));
    const pinned = await sshClient({ ...other, ssh: { ...other.ssh, knownHosts: line } }, join(folder.path, 'pinned'));
    await other.close();
    const { code, stderr } = await git(['ls-remote', iac.sshUrl], { cwd: folder.path, env: pinned.env });
    expect(code).toBe(128);
    expect(stderr).toContain('Host key verification failed.');
  });

  it('runs nothing but git', async () => {
    const [program = '', ...options] = (writer.env['GIT_SSH_COMMAND'] ?? '').split(' ');
    const target = ['-p', String(github.ssh.port), 'git@127.0.0.1', 'rm -rf /'];
    const alias = ['-c', `alias.run=!${[program, ...options, ...target.map((word) => `'${word}'`)].join(' ')}`, 'run'];
    const { code, stderr } = await git(alias, { cwd: folder.path });
    expect(code).toBe(1);
    expect(stderr).toContain("Invalid command: 'rm -rf /'");
  });

  it('takes 16 pushes at once', async () => {
    const pushed = await Promise.all(Array.from({ length: 16 }, () => push()));
    expect(pushed.map(({ code }) => code)).toEqual(Array.from({ length: 16 }, () => 0));
  });

  it('keeps the rules of a protected branch, but for a key on the bypass list', async () => {
    iac.protect('main', { kind: 'ruleset', pullRequest: true });
    expect((await push('main')).stderr).toContain('GH013');
    iac.protect('main', { kind: 'ruleset', pullRequest: true, bypass: ['writer'] });
    expect((await push('main')).code).toBe(0);
  });
});

describe('a fault in a push over ssh', () => {
  it.each(['throttled', 'internal-error', 'unavailable', 'access-denied', 'reset-before'] as const)(
    '%s fails the push and changes nothing, at the session and at the commands',
    async (kind) => {
      for (const operation of ['ssh:open receive-pack', 'ssh:receive-pack']) {
        github.faults.add({ kind, when: (call) => call.operation === operation });
        const { code, name } = await push();
        expect(code).not.toBe(0);
        await expect(iac.head(name)).rejects.toThrow('has no branch');
      }
    },
  );

  it('reset-after loses the answer although the commit has landed', async () => {
    github.faults.add({ kind: 'reset-after', when: ({ mutating }) => mutating });
    const { code, name } = await push();
    expect(code).not.toBe(0);
    expect(await iac.read('new.txt', name)).toBe('clone\n');
  });

  it('a commit of somebody else between the refs shown and the commands makes the push lose', async () => {
    await push('contended');
    const when = { operation: 'ssh:receive-pack' };
    github.faults.tap({
      before: async ({ operation }) => {
        if (operation !== when.operation) return;
        await iac.commit({ branch: 'contended', files: { 'other.txt': '1' }, message: 'First' });
      },
    });
    await git(['commit', '--quiet', '--allow-empty', '-m', 'Mine'], inside);
    const { code, stderr } = await push('contended');
    expect(code).toBe(1);
    expect(stderr).toMatch(/is at [0-9a-f]{40} but expected [0-9a-f]{40}/);
  });

  it('logs a push as two calls and a push of nothing as one', async () => {
    const before = github.calls.length;
    const { name } = await push();
    await push(name);
    expect(github.calls.slice(before).map(({ operation, outcome }) => [operation, outcome])).toEqual([
      ['ssh:open receive-pack', 0],
      ['ssh:receive-pack', 0],
      ['ssh:open receive-pack', 0],
    ]);
  });
});
