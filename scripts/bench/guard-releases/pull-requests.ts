import { Story, type Files, type Point } from '../../../tests/histories/story.ts';

/** A pull request that both ways judge. */
export interface Case {
  readonly label: string;
  /** Its branch. */
  readonly head: string;
  /** Whether it changes a release, so that it must be rejected. */
  readonly evil: boolean;
}

export const oneOutside: Case = { label: '1 file outside', head: 'one-outside', evil: false };
export const manyOutside: Case = { label: '10,000 files outside', head: 'many-outside', evil: false };
export const oneInside: Case = { label: '1 .md inside', head: 'one-inside', evil: false };
export const manyInside: Case = { label: '10,000 .md in 100 folders inside', head: 'many-inside', evil: false };
export const oneRelease: Case = { label: '1 release', head: 'one-release', evil: true };
export const hidden: Case = { label: '1 release behind 10,000 files', head: 'hidden', evil: true };

export const cases: readonly Case[] = [oneOutside, manyOutside, oneInside, manyInside, oneRelease, hidden];

const release = 'releases/production/api.yaml';

/** A main branch with 10,000 files inside and outside of releases/, and a branch for each case. */
export function story(): Story {
  const told = new Story();
  const main = told.commit('main', {
    files: { ...folders('lib', 'ts', 'old'), ...folders('releases', 'md', 'old'), [release]: 'tag: 1\n' },
  });
  const on = (point: Point, { head }: Case, files: Files) => told.commit(head, { on: point, files });
  on(main, oneOutside, { 'lib/0/0.ts': 'new\n' });
  on(main, manyOutside, folders('lib', 'ts', 'new'));
  on(main, oneInside, { 'releases/0/0.md': 'new\n' });
  on(main, manyInside, folders('releases', 'md', 'new'));
  on(main, oneRelease, { [release]: 'tag: 2\n' });
  on(main, hidden, { ...folders('lib', 'ts', 'new'), [release]: 'tag: 2\n' });
  return told;
}

/** 100 files in each of 100 folders, no two alike. */
function folders(at: string, ending: string, text: string): Files {
  const paths = Array.from({ length: 10_000 }, (_, n) => `${at}/${n % 100}/${Math.floor(n / 100)}.${ending}`);
  return Object.fromEntries(paths.map((path) => [path, `${text} ${path}\n`]));
}
