import type { Files } from '../../../histories/story.ts';
import { release, type Chapter } from './proposal.ts';
import { workflow } from './start.ts';

/** Folders of 100 files each, which sort before releases/, so that a list of 3,000 is full of them. */
export function padding(folders: number, text = 'x\n'): Files {
  return hundreds({ at: 'padding', folders, text });
}

/** Rows 3, 4 and 27: more than a list, a diff or a recursive tree holds. */
export const size: Chapter = ({ story, main }) => {
  const edit = { 'releases/staging/api.yaml': release('evil') };
  story.commit('padded', { on: main, files: { ...padding(31), ...edit } });
  const lines = Array.from({ length: 25_000 }, (_, n) => `# ${n}\n`).join('');
  story.commit('without-patch', { on: main, files: { 'releases/production/api.yaml': release('2') + lines } });
  story.commit('binary', { on: main, files: { 'releases/production/api.yaml': 'a\0b' } });
  const huge = story.commit('huge', {
    files: { ...hundreds({ at: 'releases', folders: 1_001, text: 'x\n' }), [workflow]: 'on: pull_request_target\n' },
  });
  story.commit('huge-edited', { on: huge, files: { 'releases/77/77.yaml': 'evil\n' } });
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
      what: 'changes one of 100,100 releases',
      head: 'huge-edited',
      base: 'huge',
      changes: ['M releases/77/77.yaml'],
    },
  ];
};

interface Hundreds {
  readonly at: string;
  readonly folders: number;
  readonly text: string;
}

function hundreds({ at, folders, text }: Hundreds): Files {
  const files: Record<string, Files[string]> = {};
  for (let n = 0; n < 100; n += 1) files[`${at}/0/${n}.yaml`] = text;
  for (let n = 1; n < folders; n += 1) files[`${at}/${n}`] = { copyOf: `${at}/0` };
  return files;
}
