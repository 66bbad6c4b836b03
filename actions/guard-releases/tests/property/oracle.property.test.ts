import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Verdict } from '../../src/contract.ts';
import { askGuard } from './ask-guard.ts';
import { importCommits } from './git.ts';
import { randomHistory, type Commit, type Proposal } from './history.ts';
import { askGit, type Told } from './oracle.ts';
import { Random } from './random.ts';
import { storedObjects } from './stored.ts';

// `npm run check` tries many more, and others.
const exhaustive = process.env['IAC_EXHAUSTIVE'] === '1';
const [cases, seed] = exhaustive ? [5_000, 20_261_122] : [300, 7];

interface Case {
  readonly told: Told;
  readonly verdict: Verdict;
}

let dir = '';
let judged: Case[] = [];

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'guard-releases-'));
  const random = new Random(seed);
  const commits: Commit[] = [];
  const proposals: Proposal[] = [];
  while (proposals.length < cases) {
    const history = randomHistory(random, commits.length + 1);
    commits.push(...history.commits);
    proposals.push(history.proposal);
  }
  const oids = importCommits(dir, commits);
  const asked = proposals.map(({ tip, head }) => ({ tip: oids.get(tip) ?? '', head: oids.get(head) ?? '' }));
  const told = askGit(dir, asked);
  // Read after the merges, whose trees git has written by now.
  const stored = storedObjects(dir);
  judged = await Promise.all(
    told.map(async (each, index) => ({
      told: each,
      verdict: await askGuard(asked[index] ?? { tip: '', head: '' }, each, stored),
    })),
  );
}, 600_000);

afterAll(() => rmSync(dir, { recursive: true }));

const expected = ({ branchRows, mergeRows, merged }: Told) => {
  if (branchRows.length + mergeRows.length > 0) return 'protected-paths-changed';
  return merged === undefined ? 'merge-conflict' : 'passed';
};

/** What the cases were, for the log of `npm run check`. */
function tally(): string {
  const kinds = Object.entries(Object.groupBy(judged, ({ told }) => expected(told)));
  const hidden = judged.filter(({ told }) => told.branchRows.length === 0 && told.mergeRows.length > 0);
  return [...kinds.map(([kind, some]) => `${some.length} ${kind}`), `${hidden.length} shown by the merge alone`].join(
    ', ',
  );
}

const actual = ({ outcome, reason }: Verdict) => (outcome === 'passed' ? outcome : reason);

describe(`the guard and git on ${cases} random pull requests (seed ${seed})`, () => {
  it('come to the same verdict', () => {
    expect(judged).toHaveLength(cases);
    if (exhaustive) console.info(`guard and git on ${cases} pull requests: ${tally()}`);
    const apart = judged.filter(({ told, verdict }) => actual(verdict) !== expected(told));
    expect(apart).toEqual([]);
  });

  it('name the same paths: each row of git is at or below a violation, and no violation is without a row', () => {
    for (const { told, verdict } of judged) {
      const rows = [...told.branchRows, ...told.mergeRows].map((row) => row.slice(row.indexOf('\t') + 1));
      const paths = verdict.violations.map(({ path }) => path);
      const covers = (path: string, row: string) => row === path || row.startsWith(`${path}/`);
      expect(rows.filter((row) => !paths.some((path) => covers(path, row)))).toEqual([]);
      expect(paths.filter((path) => !rows.some((row) => covers(path, row)))).toEqual([]);
    }
  });

  it('have at least a fifth of the cases on each side', () => {
    const shares = Object.groupBy(judged, ({ told }) => expected(told));
    expect((shares.passed?.length ?? 0) / cases).toBeGreaterThanOrEqual(0.2);
    expect((shares['protected-paths-changed']?.length ?? 0) / cases).toBeGreaterThanOrEqual(0.2);
  });

  it('have among them branches that show nothing while their merge does, and conflicts', () => {
    const hidden = judged.filter(({ told }) => told.branchRows.length === 0 && told.mergeRows.length > 0);
    expect(hidden.length).toBeGreaterThan(0);
    expect(judged.filter(({ told }) => told.merged === undefined).length).toBeGreaterThan(0);
  });
});
