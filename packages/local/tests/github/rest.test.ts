import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startGitHub, type GitHub, type Repository } from '../../src/github/index.ts';
import { restClient } from './api-client.ts';
import { cloneWithCommit, git, scratch, sshClient } from './workbench.ts';

let github: GitHub;
let folder: { path: string; remove: () => Promise<void> };
let iac: Repository;
let ask: ReturnType<typeof restClient>;
let first: string;
let second: string;

beforeAll(async () => {
  github = await startGitHub();
  folder = await scratch();
  iac = await github.createRepository('acme/iac');
  first = await iac.commit({ files: { 'README.md': 'one\ntwo\n', 'releases/a.yaml': 'a: 1\n' }, message: 'First' });
  second = await iac.commit({
    files: { 'README.md': 'one\nzwei\ndrei\n', 'releases/a.yaml': null },
    message: 'Second',
  });
  const permissions = { contents: 'read', administration: 'write' } as const;
  const repositories = ['acme/iac'];
  ask = restClient(github, github.issueToken({ login: 'setup[bot]', kind: 'installation', repositories, permissions }));
});
beforeEach(() => github.faults.clear());
afterAll(() => Promise.all([github.close(), folder.remove()]));

/** The first id in an answer. */
function idIn(answer: unknown): string {
  return /"id":(\d+)/.exec(JSON.stringify(answer))?.[1] ?? '';
}

describe('REST over the repositories', () => {
  it('describes a repository and what the token may do with it', async () => {
    const { status, answer } = await ask('/repos/acme/iac');
    expect(status).toBe(200);
    const permissions = { admin: true, push: false, pull: true, maintain: true, triage: false };
    expect(answer).toMatchObject({ full_name: 'acme/iac', private: true, default_branch: 'main', permissions });
  });

  it('reads a ref and a branch', async () => {
    const ref = { ref: 'refs/heads/main', object: { type: 'commit', sha: second } };
    expect(await ask('/repos/acme/iac/git/ref/heads/main')).toMatchObject({ status: 200, answer: ref });
    const branch = { name: 'main', protected: false, commit: { sha: second, parents: [{ sha: first }] } };
    expect(await ask('/repos/acme/iac/branches/main')).toMatchObject({ status: 200, answer: branch });
    expect(await ask('/repos/acme/iac/git/ref/heads/none')).toMatchObject({ status: 404 });
    expect(await ask('/repos/acme/iac/branches/none')).toMatchObject({
      status: 404,
      answer: { message: 'Branch not found' },
    });
  });

  it('compares two commits: counts, commits in order, files with their lines', async () => {
    const { answer } = await ask(`/repos/acme/iac/compare/${first}...main`);
    expect(answer).toMatchObject({
      ...{ status: 'ahead', ahead_by: 1, behind_by: 0, total_commits: 1, commits: [{ sha: second }] },
      merge_base_commit: { sha: first },
      files: [
        { filename: 'README.md', status: 'modified', additions: 2, deletions: 1, changes: 3 },
        { filename: 'releases/a.yaml', status: 'removed', additions: 0, deletions: 1 },
      ],
    });
    expect((await ask(`/repos/acme/iac/compare/main...${first}`)).answer).toMatchObject({
      status: 'behind',
      behind_by: 1,
    });
    expect((await ask('/repos/acme/iac/compare/main...main')).answer).toMatchObject({ status: 'identical', files: [] });
  });

  it('finds a rename, with both names', async () => {
    await iac.commit({ branch: 'moves', files: { 'old.txt': 'the same\nlines\nhere\n' }, message: 'Old' });
    const from = await iac.head('moves');
    await iac.commit({
      branch: 'moves',
      files: { 'old.txt': null, 'new.txt': 'the same\nlines\nhere\n' },
      message: 'New',
    });
    const { answer } = await ask(`/repos/acme/iac/compare/${from}...moves`);
    expect(answer).toMatchObject({
      files: [{ filename: 'new.txt', previous_filename: 'old.txt', status: 'renamed', changes: 0 }],
    });
  });

  it('gives a file in base64, a folder as a list, at any ref', async () => {
    const file = await ask(`/repos/acme/iac/contents/releases/a.yaml?ref=${first}`);
    expect(file.answer).toMatchObject({ type: 'file', encoding: 'base64', content: 'YTogMQo=\n', size: 5 });
    const list = await ask(`/repos/acme/iac/contents/?ref=${first}`);
    expect(list.answer).toMatchObject([
      { path: 'README.md', type: 'file' },
      { path: 'releases', type: 'dir' },
    ]);
    expect((await ask('/repos/acme/iac/contents/releases/a.yaml')).status).toBe(404);
  });

  it('keeps deploy keys: one that was posted opens git over ssh, and is refused once it is deleted', async () => {
    const client = await sshClient(github, folder.path, 'posted');
    const posted = { title: 'ci', key: client.publicKey, read_only: false };
    const { status, answer } = await ask('/repos/acme/iac/keys', { method: 'POST', body: posted });
    expect([status, answer]).toMatchObject([
      201,
      { title: 'ci', read_only: false, verified: true, added_by: 'setup[bot]' },
    ]);
    const inside = await cloneWithCommit(iac.sshUrl, { cwd: folder.path, env: client.env, folder: 'by-key' });
    expect((await git(['push', '--quiet', 'origin', 'HEAD:by-key'], inside)).code).toBe(0);

    const again = await ask('/repos/acme/iac/keys', { method: 'POST', body: posted });
    expect([again.status, again.answer]).toMatchObject([
      422,
      { errors: [{ field: 'key', message: 'key is already in use' }] },
    ]);
    const key = `/repos/acme/iac/keys/${idIn((await ask('/repos/acme/iac/keys')).answer)}`;
    expect((await ask(key)).answer).toMatchObject({ title: 'ci' });
    expect((await ask(key, { method: 'DELETE' })).status).toBe(204);
    expect((await git(['ls-remote', 'origin'], inside)).stderr).toContain('Permission denied (publickey)');
  });

  it("names the server's host key, which is the one to pin", async () => {
    const { answer } = await ask('/meta');
    expect(answer).toMatchObject({ ssh_keys: [github.ssh.knownHosts.split(' ').slice(1).join(' ')] });
  });

  it('reads as before the last change where a fault says stale', async () => {
    github.faults.add({ kind: 'stale', when: () => true });
    await iac.commit({ branch: 'moving', files: { a: '1' }, message: 'One' });
    const one = await iac.head('moving');
    await iac.commit({ branch: 'moving', files: { a: '2' }, message: 'Two' });
    expect((await ask('/repos/acme/iac/git/ref/heads/moving')).answer).toMatchObject({ object: { sha: one } });
  });
});
