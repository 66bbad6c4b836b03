import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changedSince } from '../../src/files/changed.ts';

let root = '';
let repository = '';
const signal = new AbortController().signal;

function git(...args: readonly string[]): void {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  execFileSync('git', [...identity, ...args], { cwd: repository, stdio: 'pipe' });
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'deploy-cf-changed-'));
  repository = join(root, 'whole');
  mkdirSync(join(repository, 'cf'), { recursive: true });
  git('init', '-q', '-b', 'main');
  for (const name of ['same', 'edited', 'gone']) writeFileSync(join(repository, `cf/${name}.yaml`), name);
  git('add', '.');
  git('commit', '-qm', 'one');
  git('checkout', '-qb', 'work');
  writeFileSync(join(repository, 'cf/edited.yaml'), 'other');
  git('rm', '-q', 'cf/gone.yaml');
  git('commit', '-qam', 'two');
  writeFileSync(join(repository, 'cf/new.yaml'), 'new');
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('what has changed since a ref', () => {
  it('is what differs from it, committed or not', async () => {
    const changed = await changedSince(repository, 'main', signal);
    expect(changed).toEqual({ kind: 'files', files: new Set(['cf/edited.yaml', 'cf/gone.yaml', 'cf/new.yaml']) });
  });

  it.each(['0000000000000000000000000000000000000000', 'refs/heads/none', '1234567'])(
    'is everything where nobody can tell: %s',
    async (ref) => {
      expect(await changedSince(repository, ref, signal)).toMatchObject({ kind: 'everything' });
    },
  );

  it('is everything in a shallow clone that does not reach the ref', async () => {
    const shallow = join(root, 'shallow');
    git('clone', '-q', '--depth', '1', '--branch', 'work', `file://${repository}`, shallow);
    const changed = await changedSince(shallow, 'origin/main', signal);
    expect(changed).toMatchObject({
      kind: 'everything',
      because: { remedy: expect.stringContaining('fetch-depth: 0') },
    });
  });

  it('is everything where there is no repository', async () => {
    expect(await changedSince(root, 'main', signal)).toMatchObject({ kind: 'everything' });
  });
});
