import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGitHub, type GitHub, type Repository } from '../../src/github/index.ts';
import { appToken, cloneWithCommit, git, scratch, type ClientOptions } from './workbench.ts';

let github: GitHub;
let folder: { path: string; remove: () => Promise<void> };
let iac: Repository;
let inside: ClientOptions;

beforeAll(async () => {
  github = await startGitHub();
  folder = await scratch();
  iac = await github.createRepository('acme/iac');
  await iac.commit({ files: { 'a.txt': '1' }, message: 'First' });
  await iac.commit({ files: { 'a.txt': '2' }, message: 'Second' });
  const token = appToken(github, 'write', 'acme/iac');
  inside = await cloneWithCommit(iac.url, { cwd: folder.path, token, folder: 'clone' });
});
afterAll(() => Promise.all([github.close(), folder.remove()]));

const push = (...refs: string[]) => git(['push', 'origin', ...refs], inside);

describe('a protected branch', () => {
  it('refuses a direct push under a ruleset with GH013 and its rules page', async () => {
    iac.protect('main', { kind: 'ruleset', pullRequest: true });
    const before = await iac.head();
    const { code, stderr } = await push('HEAD:main');
    expect(code).toBe(1);
    expect(stderr).toContain('remote: error: GH013: Repository rule violations found for refs/heads/main.');
    expect(stderr).toContain(`at ${iac.url}/rules?ref=refs%2Fheads%2Fmain`);
    expect(stderr).toContain('remote: - Changes must be made through a pull request.');
    expect(stderr).toContain('[remote rejected] HEAD -> main (push declined due to repository rule violations)');
    expect(await iac.head()).toBe(before);
  });

  it('refuses under classic protection with GH006 and counts the checks that are missing', async () => {
    iac.protect('main', { kind: 'classic', checks: ['test', 'build'] });
    const { stderr } = await push('HEAD:main');
    expect(stderr).toContain('remote: error: GH006: Protected branch update failed for refs/heads/main.');
    expect(stderr).toContain('remote: - 2 of 2 required status checks are expected.');
    expect(stderr).toContain('[remote rejected] HEAD -> main (protected branch hook declined)');
  });

  it('lets other branches of the same push through', async () => {
    iac.protect('main', { kind: 'ruleset', pullRequest: true });
    const { code, stderr } = await push('HEAD:main', 'HEAD:free');
    expect(code).toBe(1);
    expect(stderr).toContain('[new branch]      HEAD -> free');
    expect(await iac.read('new.txt', 'free')).toBe('clone\n');
  });

  it('takes a fast-forward that no rule forbids, but neither a forced push nor a deletion', async () => {
    iac.protect('plain', { kind: 'classic' });
    expect((await push('HEAD~1:refs/heads/plain')).code).toBe(0);
    expect((await push('HEAD:plain')).code).toBe(0);
    expect((await push('+HEAD~1:plain')).stderr).toContain('remote: - Cannot force-push to this branch');
    expect((await push(':plain')).stderr).toContain('remote: - Cannot delete this branch');
    expect(await iac.read('new.txt', 'plain')).toBe('clone\n');
  });

  it('does not bind those on its bypass list', async () => {
    iac.protect('guarded', { kind: 'ruleset', pullRequest: true, bypass: ['deployer[bot]'] });
    expect((await push('HEAD:refs/heads/guarded')).code).toBe(0);
  });

  it('still loses a race to git itself', async () => {
    iac.protect('main', { kind: 'ruleset', bypass: [] });
    await iac.commit({ files: { 'b.txt': 'somebody else' }, message: 'Race' });
    expect((await push('HEAD:main')).stderr).toContain('[rejected]        HEAD -> main (fetch first)');
  });
});
