import type { Files } from '../history/story.ts';
import { release, type Chapter } from './proposal.ts';
import { workflow } from './start.ts';

/** Files that sort before releases/, so that a list of 3,000 is full of them. */
export function padding(count: number, text = 'x\n'): Files {
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [`padding/${n % 50}/${n}.txt`, text]));
}

/** Rows 3, 4 and 27: more than a list, a diff or a recursive tree holds. */
export const size: Chapter = ({ story, main }) => {
  const edit = { 'releases/staging/api.yaml': release('evil') };
  story.commit('padded', { on: main, files: { ...padding(3_100), ...edit } });
  const lines = Array.from({ length: 25_000 }, (_, n) => `# ${n}\n`).join('');
  story.commit('without-patch', { on: main, files: { 'releases/production/api.yaml': release('2') + lines } });
  story.commit('binary', { on: main, files: { 'releases/production/api.yaml': 'a\0b' } });
  const huge = story.commit('huge', { files: { ...many(100_001), [workflow]: 'on: pull_request_target\n' } });
  story.commit('huge-edited', { on: huge, files: { 'releases/sandbox-77/service-7077.yaml': 'evil\n' } });
  return [
    {
      row: 3,
      what: 'hides a release behind 3,100 other files',
      head: 'padded',
      changes: ['M releases/staging/api.yaml'],
    },
    {
      row: 4,
      what: 'adds more lines than a patch may have',
      head: 'without-patch',
      changes: ['M releases/production/api.yaml'],
    },
    {
      row: 4,
      what: 'makes a release binary, which counts as 0 lines',
      head: 'binary',
      changes: ['M releases/production/api.yaml'],
    },
    {
      row: 27,
      what: 'changes one of 100,001 releases',
      head: 'huge-edited',
      base: 'huge',
      changes: ['M releases/sandbox-77/service-7077.yaml'],
    },
  ];
};

function many(count: number): Files {
  return Object.fromEntries(
    Array.from({ length: count }, (_, n) => [`releases/sandbox-${n % 100}/service-${n}.yaml`, 'x\n']),
  );
}
