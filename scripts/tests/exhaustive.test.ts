import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import { root } from '../tree/root.ts';

const before = process.env['IAC_EXHAUSTIVE'];
afterEach(() => {
  if (before === undefined) delete process.env['IAC_EXHAUSTIVE'];
  else process.env['IAC_EXHAUSTIVE'] = before;
});

it('every suite that has more cases for npm run check is among those that it runs', async () => {
  process.env['IAC_EXHAUSTIVE'] = '1';
  const { default: config } = await import('../../jest.config.ts');
  const patterns = [config.testMatch ?? []].flat().map((pattern) => pattern.replace('<rootDir>/', ''));
  const suites = execFileSync('git', ['ls-files', 'actions', 'packages', 'tests'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file.endsWith('.test.ts') && !file.startsWith('tests/e2e/'))
    .filter((file) => readFileSync(join(root, file), 'utf8').includes('IAC_EXHAUSTIVE'));
  expect(suites).not.toHaveLength(0);
  expect(suites.filter((file) => !patterns.some((pattern) => matchesGlob(file, pattern)))).toEqual([]);
});
