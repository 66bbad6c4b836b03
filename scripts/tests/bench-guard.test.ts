import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importStory } from '../../tests/histories/import.ts';
import { whatGitSays } from '../../tests/histories/oracle.ts';
import * as pulls from '../bench/guard-releases/pull-requests.ts';
import { mustRun } from '../process/run.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bench-guard-'));
  await mustRun('git', ['init', '--quiet', '--bare', '.'], { cwd: folder });
  await importStory(folder, pulls.story());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the pull requests that the guard is measured on', () => {
  it.each([
    [pulls.oneOutside, 1, 'lib'],
    [pulls.manyOutside, 10_000, 'lib'],
    [pulls.oneInside, 1, 'releases'],
    [pulls.manyInside, 10_000, 'releases'],
    [pulls.oneRelease, 1, 'releases'],
    [pulls.hidden, 10_001, 'releases'],
  ])('are as large as they say: $label', async ({ head, evil }, count, touched) => {
    const { merge = [] } = await whatGitSays(folder, { base: 'main', head });
    expect(merge).toHaveLength(count);
    expect(merge.some((line) => line.startsWith(`M ${touched}/`))).toBe(true);
    expect(merge.some((line) => /^M releases\/.*(?<!\.md)$/.test(line))).toBe(evil);
  });
});
