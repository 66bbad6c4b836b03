import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Verdict } from '../../src/contract.ts';
import { symlink } from '../world/objects.ts';
import { app, boss, History, releaseOf, start } from './history.ts';

let git: History;
let first: string;
beforeEach(() => {
  git = new History();
  first = git.commit([], start);
});

const paths = ({ violations }: Verdict) => violations.map(({ path, why }) => `${path}: ${why}`);

describe('a push by anybody', () => {
  it('passes when it changes nothing protected, or only documentation', async () => {
    const after = git.commit([first], { 'src/code': 'better', 'releases/README.md': 'better' });
    expect(await git.push(first, after)).toMatchObject({ outcome: 'passed', reason: 'audit-passed' });
  });

  it('fails when it changes a release, and names the commit', async () => {
    const after = git.commit([first], { 'releases/staging/api.yaml': 'api 2' });
    const verdict = await git.push(first, after);
    expect(verdict).toMatchObject({ outcome: 'rejected', reason: 'audit-failed', mergeBase: undefined });
    expect(paths(verdict)).toEqual([
      expect.stringMatching(new RegExp(`^releases/staging/api.yaml: .*; in ${after.slice(0, 12)}$`)),
    ]);
  });

  it('fails for what a commit does and a later one undoes', async () => {
    const between = git.commit([first], { 'releases/staging/api.yaml': 'evil' });
    const verdict = await git.push(first, git.commit([between], { 'releases/staging/api.yaml': 'api 1' }));
    expect(verdict.outcome).toBe('rejected');
    expect(paths(verdict)).toHaveLength(2);
    expect(paths(verdict)[0]).toContain('undone later in the push');
  });

  it('fails for everybody where nobody is trusted', async () => {
    const after = git.commit([first], { 'releases/staging/api.yaml': 'api 2' }, releaseOf('api'));
    expect(await git.push(first, after, { sender: app, trusted: '' })).toMatchObject({ outcome: 'rejected' });
  });

  it('fails where it cannot be verified whether a trusted team has the pusher', async () => {
    const after = git.commit([first], { 'releases/staging/api.yaml': 'api 2' });
    const verdict = await git.push(first, after, { trusted: 'team:biomage/releasers' });
    expect(verdict).toMatchObject({ outcome: 'rejected', headline: expect.stringContaining('cannot be verified') });
  });
});

describe('a merge', () => {
  let release: string;
  let topic: string;
  beforeEach(() => {
    release = git.commit([first], { 'releases/staging/api.yaml': 'api 2' }, releaseOf('api'));
    topic = git.commit([first], { 'src/code': 'better' });
  });

  it('of a topic that took the newest releases from the branch before is no touch', async () => {
    const updated = git.commit([topic, release], { 'releases/staging/api.yaml': 'api 2' });
    const merged = git.commit([release, updated], { 'src/code': 'better' });
    expect(await git.push(release, merged)).toMatchObject({ outcome: 'passed' });
  });

  it('made the wrong way round is no touch, when all releases stay', async () => {
    const merged = git.commit([topic, release], { 'releases/staging/api.yaml': 'api 2' });
    expect(await git.push(release, merged)).toMatchObject({ outcome: 'passed' });
  });

  it('made the wrong way round that takes a release back is seen, although its first parent has the same releases', async () => {
    const verdict = await git.push(release, git.commit([topic, release], {}));
    expect(paths(verdict)).toEqual([
      expect.stringMatching(/^releases\/staging\/api.yaml: .*; by the push as a whole$/),
    ]);
  });

  it('that takes a release back is a touch', async () => {
    const evil = git.commit([release, topic], { 'releases/staging/api.yaml': 'api 1' });
    expect(await git.push(release, evil)).toMatchObject({ outcome: 'rejected' });
  });

  it('that brings in a side branch with changed releases is one for each commit of it', async () => {
    const side = git.commit([topic], { 'releases/staging/ui.yaml': 'evil' });
    const verdict = await git.push(
      release,
      git.commit([release, side], { 'releases/staging/ui.yaml': 'evil', 'src/code': 'better' }),
    );
    expect(paths(verdict)).toEqual([expect.stringContaining(side.slice(0, 12))]);
  });
});

describe('a push by the App', () => {
  const by = { sender: app };

  it('passes for its own file in each commit, new or changed', async () => {
    const one = git.commit([first], { 'releases/staging/api.yaml': 'api 2' }, releaseOf('api'));
    const two = git.commit([one], { 'releases/staging/pr-7/ui.yaml': 'ui' }, releaseOf('ui', 'staging', 'pr-7'));
    expect(await git.push(first, two, by)).toMatchObject({
      outcome: 'passed',
      headline: expect.stringContaining('2 by releases[bot]'),
    });
  });

  it.each([
    ["another service's file", { 'releases/staging/ui.yaml': 'evil' }],
    ['its file and another one', { 'releases/staging/api.yaml': 'api 2', 'releases/staging/ui.yaml': 'evil' }],
    ['a file outside releases/', { 'releases/staging/api.yaml': 'api 2', '.github/workflows/ci.yaml': 'evil' }],
    ['a file at the root', { '.sourceignore': 'releases/' }],
    ['documentation', { 'releases/README.md': 'evil' }],
    ['its file as a symlink', { 'releases/staging/api.yaml': symlink('ui.yaml') }],
    ['its file, by taking it away', { 'releases/staging/api.yaml': undefined }],
    ['its file, by making it executable', { 'releases/staging/api.yaml': { mode: 0o100755, content: 'api 1' } }],
    ['its file in another environment', { 'releases/production/api.yaml': 'api 2' }],
  ])('fails for %s', async (_, files) => {
    const verdict = await git.push(first, git.commit([first], files, releaseOf('api')), by);
    expect(verdict).toMatchObject({ outcome: 'rejected', reason: 'audit-failed' });
    expect(verdict.violations).toHaveLength(1);
  });

  it('fails where the commit does not say whose release it is, or says it twice', async () => {
    const files = { 'releases/staging/api.yaml': 'api 2' };
    for (const message of ['change', releaseOf('../production/api'), `${releaseOf('ui')}Service: api\n`]) {
      expect(await git.push(first, git.commit([first], files, message), by)).toMatchObject({ outcome: 'rejected' });
    }
  });

  it('fails for a merge', async () => {
    const side = git.commit([first], { 'src/code': 'evil' }, releaseOf('api'));
    const merge = git.commit([first, side], { 'releases/staging/api.yaml': 'api 2' }, releaseOf('api'));
    expect(await git.push(first, merge, by)).toMatchObject({ outcome: 'rejected' });
  });

  it('fails by force, whatever it changes', async () => {
    const old = git.commit([first], { 'src/code': 'better' });
    const after = git.commit([first], { 'releases/staging/api.yaml': 'api 2' }, releaseOf('api'));
    for (const forced of [true, false]) {
      expect(await git.push(old, after, { ...by, forced })).toMatchObject({
        headline: expect.stringContaining('took commits away'),
      });
    }
  });
});

describe('a push by a person who is trusted', () => {
  it('passes for any release', async () => {
    const after = git.commit([first], { 'releases/staging/api.yaml': 'api 2', 'src/code': 'better' });
    expect(await git.push(first, after, { sender: boss })).toMatchObject({
      outcome: 'passed',
      headline: expect.stringContaining('boss'),
    });
  });
});

describe('a push that is no plain one', () => {
  it('by force is judged by what the branch holds after it', async () => {
    const release = git.commit([first], { 'releases/staging/api.yaml': 'api 2' }, releaseOf('api'));
    const verdict = await git.push(release, first, { forced: true });
    expect(paths(verdict)).toEqual([expect.stringMatching(/by the push as a whole/)]);
    const rewritten = git.commit([first], { 'src/code': 'better' });
    expect(await git.push(git.commit([first], { 'src/code': 'other' }), rewritten, { forced: true })).toMatchObject({
      outcome: 'passed',
    });
  });

  it('that deletes the branch is rejected, whoever did it', async () => {
    expect(await git.push(first, undefined, { sender: boss })).toMatchObject({
      outcome: 'rejected',
      reason: 'branch-deleted',
    });
  });

  it('that makes another branch is judged against the default branch', async () => {
    const ref = 'refs/heads/other';
    expect(await git.push(undefined, git.commit([first], { 'src/code': 'x' }), { ref })).toMatchObject({
      outcome: 'passed',
    });
    const evil = git.commit([first], { 'releases/staging/api.yaml': 'evil' });
    expect(await git.push(undefined, evil, { ref })).toMatchObject({ outcome: 'rejected' });
  });

  it('that makes the default branch is rejected, unless somebody trusted did it: all in it is new', async () => {
    expect(await git.push(undefined, first)).toMatchObject({ outcome: 'rejected' });
    expect(await git.push(undefined, first, { sender: boss })).toMatchObject({ outcome: 'passed' });
    expect(await git.push(undefined, first, { sender: app })).toMatchObject({ outcome: 'rejected' });
  });
});
