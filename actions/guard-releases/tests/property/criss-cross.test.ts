import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { askGuard } from './ask-guard.ts';
import { importCommits } from './git.ts';
import type { Commit } from './history.ts';
import { askGit } from './oracle.ts';
import { storedObjects } from './stored.ts';
import type { Tree } from './tree.ts';

/** A state by its release's tag and whether the branch's file is there. */
function state(tag: number, topic: boolean): Tree {
  const file = (content: string) => ({ mode: '100644', content }) as const;
  return new Map([
    ['releases/api.yaml', file(`tag: ${tag}\n`)],
    ['README.md', file('r')],
    ...(topic ? [['src/topic.ts', file('t')] as const] : []),
  ]);
}

/** `[tree, ...parents]` of each commit, numbered from 1; later ones are younger. */
type History = readonly (readonly [Tree, ...number[]])[];

let dir = '';

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'guard-releases-'));
});

afterEach(() => rmSync(dir, { recursive: true }));

async function judge(history: History, tip: number, head: number) {
  const oids = importCommits(
    dir,
    history.map(([tree, ...parents], index): Commit => ({ mark: index + 1, tree, parents })),
  );
  const asked = { tip: oids.get(tip) ?? '', head: oids.get(head) ?? '' };
  const [told] = askGit(dir, [asked]);
  if (told === undefined) throw new Error('git said nothing.');
  const { outcome, violations } = await askGuard(asked, told, storedObjects(dir));
  return {
    outcome,
    paths: violations.map(({ path }) => path),
    hidden: violations.every(({ why }) => why.includes('the merge would')),
  };
}

describe('a branch and its base that merged each other', () => {
  const start = [state(1, false)] as const;
  const deployed = [state(2, false), 1] as const;
  const topic = [state(1, true), 1] as const;
  const topicMerged = [state(2, true), 2, 3] as const;

  it('is rejected when its merge kept the old release, which the diff of the branch does not show', async () => {
    const history = [start, deployed, topic, topicMerged, [state(1, true), 3, 2] as const];
    expect(await judge(history, 4, 5)).toEqual({ outcome: 'rejected', paths: ['releases/api.yaml'], hidden: true });
  });

  const honest = [start, deployed, topic, topicMerged, [state(2, true), 3, 2] as const] as const;

  it('is rejected when its merge took the new release, because git compares with the side that has the old one', async () => {
    expect(await judge(honest, 4, 5)).toEqual({ outcome: 'rejected', paths: ['releases/api.yaml'], hidden: false });
  });

  it('passes once it has merged its base again', async () => {
    expect(await judge([...honest, [state(2, true), 5, 4]], 4, 6)).toMatchObject({ outcome: 'passed', paths: [] });
  });

  it('passes then when another release follows on the base', async () => {
    const history = [...honest, [state(2, true), 5, 4] as const, [state(3, true), 4] as const];
    expect(await judge(history, 7, 6)).toMatchObject({ outcome: 'passed', paths: [] });
  });
});

describe('a branch that merged its base', () => {
  it('is rejected when the merge kept the old release', async () => {
    const history: History = [[state(1, false)], [state(2, false), 1], [state(1, true), 1], [state(1, true), 3, 2]];
    expect(await judge(history, 2, 4)).toEqual({ outcome: 'rejected', paths: ['releases/api.yaml'], hidden: false });
  });

  it('passes when the merge took the new one', async () => {
    const history: History = [[state(1, false)], [state(2, false), 1], [state(1, true), 1], [state(2, true), 3, 2]];
    expect(await judge(history, 2, 4)).toMatchObject({ outcome: 'passed', paths: [] });
  });

  it('passes when it is behind, and never touched the release', async () => {
    const history: History = [[state(1, false)], [state(2, false), 1], [state(1, true), 1]];
    expect(await judge(history, 2, 3)).toMatchObject({ outcome: 'passed', paths: [] });
  });

  it('is rejected when it puts the release of its base in by hand, before merging', async () => {
    const history: History = [[state(1, false)], [state(2, false), 1], [state(2, true), 1]];
    expect(await judge(history, 2, 3)).toMatchObject({ outcome: 'rejected', paths: ['releases/api.yaml'] });
  });
});
