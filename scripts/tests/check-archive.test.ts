import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { surplus } from '../check-archive/surplus.ts';
import { folderOf } from './folder.ts';

const attributes = readFileSync(join(import.meta.dirname, '../../.gitattributes'), 'utf8');

describe('the archive that runners download', () => {
  it('holds the contracts, the bundles and the licence, and nothing else', () => {
    const tree = ['LICENSE', 'README.md', 'package.json', 'packages/a/src/a.ts', 'actions/x/README.md'];
    const parts = [
      'action.yml',
      'package.json',
      'src/main.ts',
      'tests/run.test.ts',
      'dist/index.js',
      'dist/post/index.js',
    ];
    const paths = [...tree, ...parts.map((part) => `actions/x/${part}`)];
    const repository = folderOf({
      '.gitattributes': attributes,
      ...Object.fromEntries(paths.map((path) => [path, 'x'])),
    });
    expect(archived(repository).sort()).toEqual([
      'LICENSE',
      'actions/x/action.yml',
      'actions/x/dist/index.js',
      'actions/x/dist/post/index.js',
    ]);
  });

  it('is refused when it holds what no step executes, or lacks what one does', () => {
    expect(
      surplus(['LICENSE', 'actions/', 'actions/x/action.yml', 'actions/x/dist/index.js', 'docs/a.md'], ['x', 'y']),
    ).toEqual([
      'docs/a.md is in the archive. Keep it out in .gitattributes.',
      'actions/y/action.yml is not in the archive. Commit it.',
      'actions/y/dist/index.js is not in the archive. Commit it.',
    ]);
  });
});

function archived(repository: string): string[] {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: repository });
  git('init', '--quiet');
  git('add', '--all');
  const tree = git('write-tree').toString().trim();
  const list = execFileSync('tar', ['-t'], { input: git('archive', '--format=tar', tree) }).toString();
  return list.split('\n').filter((path) => path !== '' && !path.endsWith('/'));
}
