import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGitHub, type GitHub } from '../../src/github/index.ts';
import { git, scratch, sshClient } from './workbench.ts';

let github: GitHub;
let folder: { path: string; remove: () => Promise<void> };

beforeAll(async () => {
  github = await startGitHub();
  folder = await scratch();
});
afterAll(() => Promise.all([github.close(), folder.remove()]));

describe('createRepository', () => {
  it('takes the files of a folder as a developer would commit them: modes, links, and nothing that is ignored', async () => {
    const from = join(folder.path, 'service');
    await mkdir(join(from, 'bin'), { recursive: true });
    await writeFile(join(from, '.gitignore'), 'node_modules\n');
    await writeFile(join(from, 'node_modules'), 'ignored');
    await writeFile(join(from, 'bin/run'), '#!/bin/sh\n');
    await chmod(join(from, 'bin/run'), 0o755);
    await symlink('bin/run', join(from, 'run'));
    const service = await github.createRepository('acme/service', { from, message: 'Import', defaultBranch: 'trunk' });
    const listing = await git(['-C', service.path, 'ls-tree', '-r', '--format=%(objectmode) %(path)', 'trunk'], {
      cwd: '/',
    });
    expect(listing.stdout).toBe('100644 .gitignore\n100755 bin/run\n120000 run\n');
    expect((await service.log()).map(({ message }) => message)).toEqual(['Import']);
  });

  it('makes a history of its own in one pack, the same every time', async () => {
    const history = { commits: 300, files: 25 };
    const [one, two] = [
      await github.createRepository('acme/one', { history }),
      await github.createRepository('acme/two', { history }),
    ];
    expect(await one.log()).toHaveLength(300);
    expect(await one.list('releases')).toHaveLength(25);
    expect(await two.head()).toBe(await one.head());
    expect((await git(['-C', one.path, 'count-objects', '-v'], { cwd: '/' })).stdout).toContain('packs: 1');
  });

  it('refuses a name that GitHub would, and one that is taken in any case', async () => {
    await github.createRepository('acme/taken');
    await expect(github.createRepository('Acme/Taken')).rejects.toThrow('The repository Acme/Taken exists already.');
    for (const name of ['acme', 'acme/a b', 'acme/x.git', '../up', 'acme/..', 'api/v3']) {
      await expect(github.createRepository(name)).rejects.toThrow('is no name of a repository');
    }
  });

  it('keeps the repositories in a root that it was given, also after close', async () => {
    const root = await mkdtemp(join(tmpdir(), 'github-root-'));
    const kept = await startGitHub({ root });
    const repository = await kept.createRepository('acme/kept');
    const head = await repository.commit({ files: { a: '1' }, message: 'First' });
    await kept.close();
    const { stdout } = await git(['-C', join(root, 'acme/kept.git'), 'rev-parse', 'main'], { cwd: '/' });
    await rm(root, { recursive: true });
    expect(stdout.trim()).toBe(head);
  });
});

describe('a repository', () => {
  it('reads, lists and commits on any branch, with paths that are awkward', async () => {
    const iac = await github.createRepository('acme/iac');
    const awkward = 'releases/b é "x".yaml';
    await iac.commit({ files: { 'releases/a.yaml': 'a', [awkward]: 'b', top: '' }, message: 'First' });
    await iac.commit({ branch: 'other', files: { only: 'here' }, message: 'A branch of its own' });
    await iac.commit({ files: { 'releases/a.yaml': null, 'releases/c.yaml': 'c' }, message: 'Third\n\nBody' });
    expect(await iac.list('')).toEqual([awkward, 'releases/c.yaml', 'top']);
    expect(await iac.list('releases')).toEqual([awkward, 'releases/c.yaml']);
    expect(await iac.read(awkward)).toBe('b');
    expect(await iac.read('releases/a.yaml')).toBeUndefined();
    expect(await iac.list('', 'other')).toEqual(['only']);
    expect((await iac.log()).map(({ message, parents }) => [message, parents.length])).toEqual([
      ['Third\n\nBody', 1],
      ['First', 0],
    ]);
  });

  it('lands all of several commits of somebody else at once', async () => {
    const busy = await github.createRepository('acme/busy');
    await busy.commit({ files: { start: '' }, message: 'First' });
    const names = Array.from({ length: 8 }, (_, n) => `file-${String(n)}`);
    await Promise.all(names.map((name) => busy.commit({ files: { [name]: name }, message: name })));
    expect(await busy.list('')).toEqual([...names, 'start']);
    expect(await busy.log()).toHaveLength(9);
  });

  it('says what to do where there is no such branch', async () => {
    const empty = await github.createRepository('acme/empty');
    await expect(empty.head()).rejects.toMatchObject({
      code: 'branch-unknown',
      remedy: expect.stringContaining('commit()'),
    });
  });
});

describe('forget', () => {
  it('leaves nothing of repositories, tokens, keys, calls and faults', async () => {
    const own = await startGitHub();
    try {
      const first = await own.createRepository('acme/iac', { private: false });
      const key = await sshClient(own, folder.path, 'forgotten');
      own.addDeployKey('acme/iac', key.publicKey);
      own.faults.add({ kind: 'unavailable', when: () => true });
      await own.forget();
      const second = await own.createRepository('acme/iac', { private: false });
      expect(second.path).toBe(first.path);
      expect((await git(['ls-remote', second.url], { cwd: folder.path })).code).toBe(0);
      expect(own.calls.map(({ index }) => index)).toEqual([0, 1].slice(0, own.calls.length));
      expect((await git(['ls-remote', second.sshUrl], { cwd: folder.path, env: key.env })).stderr).toContain(
        'publickey',
      );
    } finally {
      await own.close();
    }
  });
});
