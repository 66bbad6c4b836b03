// The histories that the guard is judged by do what they are said to do: by git's own word, without the guard.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mustRun } from '../../scripts/process/run.ts';
import { catalogue } from './guard-releases/catalogue/index.ts';
import type { Proposal } from './guard-releases/catalogue/proposal.ts';
import { importStory } from '../histories/import.ts';
import { whatGitSays } from '../histories/oracle.ts';

const { story, evil, harmless } = catalogue();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'histories-'));
  await mustRun('git', ['init', '--quiet', '--bare', '.'], { cwd: folder });
  await importStory(folder, story);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const said = ({ head, base = 'main' }: Proposal) => whatGitSays(folder, { base, head });
const below = (lines: readonly string[]) => lines.filter((line) => /^[A-Z] releases(\/|$)/.test(line));

describe('each way round the guard', () => {
  it.each(evil.map((one) => [one.row, one.what, one] as const))('row %d: %s', async (_row, _what, one) => {
    const { head, merge } = await said(one);
    expect([...head, ...(merge ?? [])]).toEqual(expect.arrayContaining([...one.changes]));
    if (one.seen === 'conflict') expect(merge).toBeUndefined();
    else expect(merge).toEqual(expect.arrayContaining([...one.changes]));
    if (one.seen === 'merge') expect(below(head)).toEqual([]);
  });
});

describe('each harmless pull request', () => {
  it.each(harmless.map((one) => [one.what, one] as const))('%s', async (_what, one) => {
    const { head, merge } = await said(one);
    expect(below([...head, ...(merge ?? ['conflict'])]).filter((line) => !/\.md$/i.test(line))).toEqual([]);
  });
});
