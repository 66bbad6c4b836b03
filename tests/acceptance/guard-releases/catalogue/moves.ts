import type { Chapter } from './proposal.ts';
import { release } from './proposal.ts';

/** Rows 1 and 2: renames, which hide one of their two paths. */
export const moves: Chapter = ({ story, main }) => {
  story.commit('rename-out', {
    on: main,
    files: { 'releases/staging/ui.yaml': null, 'archive/ui.yaml': release('1') },
  });
  story.commit('rename-in', {
    on: main,
    files: { 'manual/worker.yaml': null, 'releases/staging/worker.yaml': release('1') },
  });
  story.commit('rename-to-documentation', {
    on: main,
    files: { 'releases/staging/ui.yaml': null, 'releases/staging/ui.md': release('1') },
  });
  return [
    {
      row: 1,
      what: 'renames a release out of the folder',
      head: 'rename-out',
      changes: ['D releases/staging/ui.yaml'],
    },
    {
      row: 1,
      what: 'renames a release to the name of documentation',
      head: 'rename-to-documentation',
      changes: ['D releases/staging/ui.yaml'],
    },
    {
      row: 2,
      what: 'renames a file into the folder',
      head: 'rename-in',
      changes: ['A releases/staging/worker.yaml'],
    },
  ];
};
