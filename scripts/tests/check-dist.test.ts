import { describe, expect, it } from '@jest/globals';
import { sizeOf } from '../check-dist/budget.ts';
import { compareFolders } from '../check-dist/compare.ts';
import { folderOf } from './folder.ts';

const built = folderOf({ 'index.js': 'a', 'post/index.js': 'b' });

describe('a committed dist', () => {
  it('passes when every byte is what the build makes', () => {
    expect(compareFolders(folderOf({ 'index.js': 'a', 'post/index.js': 'b' }), built)).toEqual([]);
  });

  it('fails for each file that was edited, forgotten or left behind', () => {
    expect(compareFolders(folderOf({ 'index.js': 'A', 'old.js': '' }), built)).toEqual([
      'post/index.js is missing',
      'old.js is not made by the build',
      'index.js differs from what the build makes',
    ]);
  });

  it('fails when it was never committed', () => {
    expect(compareFolders('/nowhere/dist', built)).toEqual(['index.js is missing', 'post/index.js is missing']);
  });
});

describe('the size of an action', () => {
  const dist = folderOf({ 'index.js': 'x'.repeat(100), 'package.json': '{}', 'licenses.txt': 'x'.repeat(5000) });

  it('counts what a step executes and leaves the licences out', () => {
    expect(sizeOf('ensure-ecr-repo', dist)).toEqual({ name: 'ensure-ecr-repo', bytes: 102, budget: 1_400_000 });
  });

  it('has a budget before anybody writes one down', () => {
    expect(sizeOf('brand-new', dist).budget).toBe(1_100_000);
  });
});
