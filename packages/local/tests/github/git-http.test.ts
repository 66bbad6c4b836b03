import { gzipSync } from 'node:zlib';
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGitHub, type GitHub, type Repository } from '../../src/github/index.ts';
import { appToken, basic, cloneWithCommit, git, scratch } from './workbench.ts';

let github: GitHub;
let folder: { path: string; remove: () => Promise<void> };
let iac: Repository;
let writer: string;
let reader: string;

beforeAll(async () => {
  github = await startGitHub();
  folder = await scratch();
  iac = await github.createRepository('acme/iac');
  await iac.commit({ files: { 'README.md': 'iac\n', 'releases/a.yaml': 'a: 1\n' }, message: 'First' });
  await iac.commit({ files: { 'releases/a.yaml': 'a: 2\n' }, message: 'Second' });
  writer = appToken(github, 'write', 'acme/iac');
  reader = appToken(github, 'read', 'acme/iac');
});
afterAll(() => Promise.all([github.close(), folder.remove()]));

const client = (token?: string) => ({ cwd: folder.path, ...(token !== undefined && { token }) });

describe('git over HTTP', () => {
  it('clones, with and without .git, and pushes what real git then finds there', async () => {
    const inside = await cloneWithCommit(iac.url, { ...client(writer), folder: 'pushed', file: 'pushed.txt' });
    expect((await git(['push', '--quiet', `${iac.url}.git`, 'HEAD:pushed'], inside)).code).toBe(0);
    expect(await iac.read('pushed.txt', 'pushed')).toBe('pushed\n');
    expect((await iac.log('pushed')).map(({ message }) => message)).toEqual(['Add pushed.txt', 'Second', 'First']);
  });

  it('fetches one commit without blobs, and any commit by its oid', async () => {
    const [, first] = await iac.log();
    const shallow = ['clone', '--quiet', '--bare', '--depth=1', '--filter=blob:none', iac.url, 'shallow'];
    expect(await git(shallow, client(reader))).toMatchObject({ code: 0 });
    const inside = { ...client(reader), cwd: join(folder.path, 'shallow') };
    const { stdout } = await git(['rev-list', '--objects', '--missing=print', 'HEAD'], inside);
    expect(stdout.split('\n').filter((line) => line.startsWith('?'))).toHaveLength(2);
    expect(
      await git(['-c', 'protocol.version=0', 'fetch', '--quiet', 'origin', first?.oid ?? ''], inside),
    ).toMatchObject({ code: 0 });
  });

  it('speaks protocol version 2 and takes bodies in gzip', async () => {
    const response = await fetch(`${iac.url}.git/git-upload-pack`, {
      method: 'POST',
      headers: {
        authorization: basic(reader),
        'git-protocol': 'version=2',
        'content-type': 'application/x-git-upload-pack-request',
        'content-encoding': 'gzip',
      },
      body: gzipSync('0014command=ls-refs\n0000'),
    });
    expect(await response.text()).toContain(`${await iac.head()} refs/heads/main`);
  });

  it('carries packs of megabytes both ways', async () => {
    const inside = await cloneWithCommit(iac.url, { ...client(writer), folder: 'large' });
    const bytes = randomBytes(2_000_000);
    await writeFile(join(inside.cwd, 'large.bin'), bytes);
    await git(['add', '.'], inside);
    await git(['commit', '--quiet', '-m', 'Large'], inside);
    expect((await git(['push', '--quiet', 'origin', 'HEAD:large'], inside)).code).toBe(0);
    const back = ['clone', '--quiet', '--branch', 'large', iac.url, 'large-back'];
    expect((await git(back, client(reader))).code).toBe(0);
    expect((await readFile(join(folder.path, 'large-back/large.bin'))).equals(bytes)).toBe(true);
  });
});

describe('who may do what over HTTP', () => {
  it('asks somebody unknown for credentials, and says nothing of the repository', async () => {
    const response = await fetch(`${iac.url}/info/refs?service=git-upload-pack`);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Basic realm="GitHub"');
  });

  it('refuses a wrong token, and a right one as Bearer', async () => {
    const wrong = await git(['ls-remote', iac.url.replace('//', '//x:ghs_wrong@')], client());
    expect(wrong.stderr).toContain('remote: Invalid username or token.');
    const headers = { authorization: `Bearer ${writer}` };
    expect((await fetch(`${iac.url}/info/refs?service=git-upload-pack`, { headers })).status).toBe(401);
  });

  it('takes the token as password of any user name', async () => {
    const headers = { authorization: `Basic ${Buffer.from(`whoever:${reader}`).toString('base64')}` };
    expect((await fetch(`${iac.url}/info/refs?service=git-upload-pack`, { headers })).status).toBe(200);
  });

  it('does not find a private repository for a token of another, nor one that is not there', async () => {
    await github.createRepository('acme/other');
    for (const name of ['acme/other', 'acme/nothing']) {
      const { code, stderr } = await git(['ls-remote', `${github.serverUrl}/${name}`], client(writer));
      expect(code).toBe(128);
      expect(stderr).toContain('remote: Repository not found.');
    }
  });

  it("denies a push with a reader's token, naming it", async () => {
    const inside = await cloneWithCommit(iac.url, { ...client(reader), folder: 'denied' });
    const { code, stderr } = await git(['push', 'origin', 'HEAD:denied'], inside);
    expect(code).toBe(128);
    expect(stderr).toContain('remote: Permission to acme/iac.git denied to deployer[bot].');
    expect(stderr).toContain('The requested URL returned error: 403');
  });

  it('lets everybody read a public repository, and nobody unknown write it', async () => {
    const site = await github.createRepository('acme/site', { private: false });
    await site.commit({ files: { 'index.html': 'hi' }, message: 'First' });
    const inside = await cloneWithCommit(site.url, { ...client(), folder: 'site' });
    expect((await git(['push', 'origin', 'HEAD'], inside)).stderr).toContain('could not read Username');
  });

  it("gives a job's token to its own repository only", () => {
    const repositories = ['acme/iac', 'acme/other'];
    const issue = () => github.issueToken({ login: '', kind: 'actions', repositories, permissions: {} });
    expect(issue).toThrow("A job's GITHUB_TOKEN reaches exactly its own repository.");
  });

  it('finds a repository in any case of its name', async () => {
    expect((await git(['ls-remote', `${github.serverUrl}/Acme/IAC`], client(reader))).code).toBe(0);
  });
});

describe('many at once', () => {
  it('takes 16 pushes to 16 branches', async () => {
    const inside = await cloneWithCommit(iac.url, { ...client(writer), folder: 'many' });
    const pushes = Array.from({ length: 16 }, (_, n) =>
      git(['push', '--quiet', 'origin', `HEAD:many-${String(n)}`], inside),
    );
    expect((await Promise.all(pushes)).map(({ code }) => code)).toEqual(Array.from({ length: 16 }, () => 0));
  });

  it('lets exactly one of several pushers to a branch win, and git itself refuses the others', async () => {
    const pushers = ['race-a', 'race-b', 'race-c', 'race-d'];
    const clones = await Promise.all(
      pushers.map((name) => cloneWithCommit(iac.url, { ...client(writer), folder: name, file: name })),
    );
    const ran = await Promise.all(clones.map((inside) => git(['push', 'origin', 'HEAD:main'], inside)));
    const lost = ran.filter(({ code }) => code !== 0);
    expect(lost).toHaveLength(3);
    for (const { stderr } of lost)
      expect(stderr).toMatch(/fetch first|non-fast-forward|failed to update ref|cannot lock ref/);
    expect((await iac.log()).filter(({ message }) => message.startsWith('Add race-'))).toHaveLength(1);
  });
});
