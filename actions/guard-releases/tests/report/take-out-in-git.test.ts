// The commands of the comment, pasted into bash on clones of real repositories: the releases must be those of the merge base again.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Violation } from '../../src/contract.ts';
import { takeOut, type Cure } from '../../src/report/take-out.ts';

const env = {
  PATH: process.env['PATH'],
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'dev',
  GIT_AUTHOR_EMAIL: 'dev@example.com',
  GIT_COMMITTER_NAME: 'dev',
  GIT_COMMITTER_EMAIL: 'dev@example.com',
};
let folder: string;
let origin: string;
let clone: string;

const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: clone, env, stdio: ['ignore', 'pipe', 'ignore'] })
    .toString()
    .trim();
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(clone, path)), { recursive: true });
  writeFileSync(join(clone, path), text);
};
const remove = (path: string) => rmSync(join(clone, path), { recursive: true });
const commit = () => {
  git('add', '--all');
  git('commit', '--quiet', '--message', 'change');
};
/** Pastes the commands for these paths into bash, in another clone. */
function paste(paths: readonly string[], cure: Cure) {
  git('push', '--quiet', 'origin', 'topic', 'main');
  const violations = paths.map((path): Violation => ({
    path,
    change: 'modified',
    mode: '100644',
    why: 'is a release',
  }));
  const { lines } = takeOut(violations, cure, { headRef: 'topic', protect: ['releases'] });
  const other = join(folder, 'other');
  execFileSync('git', ['clone', '--quiet', origin, other], { env, stdio: 'ignore' });
  execFileSync('bash', ['--noprofile', '--norc', '-e'], {
    cwd: other,
    env,
    input: lines.join('\n'),
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  git('pull', '--quiet', 'origin', 'topic');
}
const restored = (paths: readonly string[]) => {
  paste(paths, { kind: 'restore', from: git('rev-parse', 'main') });
  return git('diff', '--no-renames', '--raw', 'main', 'topic', '--', 'releases', 'Releases', '.sourceignore');
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'take-out-'));
  origin = join(folder, 'origin.git');
  clone = join(folder, 'clone');
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', origin], { env });
  execFileSync('git', ['clone', '--quiet', origin, clone], { env, stdio: 'ignore' });
  git('switch', '--quiet', '--create', 'main');
  for (const name of ['staging/api.yaml', 'staging/ui.yaml', 'README.md']) write(`releases/${name}`, `${name}\n`);
  write('src/code', 'code\n');
  commit();
  git('switch', '--quiet', '--create', 'topic');
  write('src/more', 'more\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the pasted commands', () => {
  it('take out what was changed, added, removed, renamed away and made executable, and leave the rest', () => {
    write('releases/staging/api.yaml', 'other\n');
    write('releases/staging/new.yaml', 'new\n');
    renameSync(join(clone, 'releases/staging/ui.yaml'), join(clone, 'src/ui.yaml'));
    write('releases/README.md', 'documentation\n');
    write('.sourceignore', 'releases/\n');
    commit();
    chmodSync(join(clone, 'releases/staging/api.yaml'), 0o755);
    commit();
    const left = restored([
      'releases/staging/api.yaml',
      'releases/staging/new.yaml',
      'releases/staging/ui.yaml',
      '.sourceignore',
    ]);
    expect(left).toMatch(/^:100644 100644 \w+ \w+ M\treleases\/README\.md$/);
    expect(git('ls-files', 'src')).toBe('src/code\nsrc/more\nsrc/ui.yaml');
  });

  it('take out names that were made to be obeyed', () => {
    const names = [
      '-rf',
      'a\nb.yaml',
      '$(touch pwned)`id`.yaml',
      `q"'\\ |!.yaml`,
      ':(top)x',
      '*.yaml',
      '\u202elmay.exe',
    ];
    for (const name of names) write(`releases/staging/${name}`, 'evil\n');
    commit();
    expect(restored(names.map((name) => `releases/staging/${name}`))).toBe('');
    expect(git('ls-files', 'pwned')).toBe('');
  });

  it.each([
    ['a file', () => write('releases', 'gone\n')],
    ['a symlink', () => symlinkSync('src', join(clone, 'releases'))],
  ])('bring back a root that was replaced by %s', (_, replace) => {
    remove('releases');
    replace();
    commit();
    expect(restored(['releases'])).toBe('');
  });

  it('bring back a file that became a folder', () => {
    remove('releases/staging/api.yaml');
    write('releases/staging/api.yaml/evil.yaml', 'evil\n');
    commit();
    expect(restored(['releases/staging/api.yaml', 'releases/staging/api.yaml/evil.yaml'])).toBe('');
  });

  it('take out a submodule, a twin of the root and a name that is no UTF-8', () => {
    write('Releases/staging/api.yaml', 'twin\n');
    execFileSync('bash', ['--norc', '-c', "printf x > $'releases/\\xff.yaml'"], { cwd: clone, env });
    commit();
    git('update-index', '--add', '--cacheinfo', `160000,${git('rev-parse', 'main')},releases/x.md`);
    git('commit', '--quiet', '--message', 'submodule');
    expect(restored(['Releases', 'releases/x.md', 'releases/\ufffd.yaml'])).toBe('');
  });

  it('undo a criss-cross, where the branch looks as if it had never touched the releases', () => {
    commit();
    git('switch', '--quiet', 'main');
    write('releases/staging/api.yaml', 'newer\n');
    commit();
    const newer = git('rev-parse', 'HEAD');
    git('merge', '--quiet', '--no-ff', '--message', 'earlier part', 'topic');
    git('switch', '--quiet', 'topic');
    git('merge', '--quiet', '--strategy', 'ours', '--message', 'keep the old', newer);
    paste(['releases/staging/api.yaml'], { kind: 'merge', url: origin, branch: 'main' });
    expect(git('merge-base', 'main', 'topic')).toBe(git('rev-parse', 'main'));
    expect(git('diff', '--raw', 'main', 'topic', '--', 'releases')).toBe('');
  });
});
