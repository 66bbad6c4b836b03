import type { Files } from '../../../histories/story.ts';
import type { Chapter } from './proposal.ts';
import { workflow } from './start.ts';

const steering: Files = {
  '.sourceignore': 'releases/\n',
  '.gitattributes': '*.yaml filter=mine\n',
  'kustomization.yaml': 'namePrefix: mine-\n',
  'releases/.sourceignore': 'staging/\n',
  'releases/staging/.sourceignore': '*\n',
};

/** Rows 17 and 25: files outside of releases/ that decide what becomes of it. */
export const elsewhere: Chapter = ({ story, main }) => {
  story.commit('guard-edited', { on: main, files: { [workflow]: 'on: workflow_dispatch\n' } });
  story.commit('guard-renamed', {
    on: main,
    files: { [workflow]: null, '.github/workflows/off.yaml': 'on: pull_request_target\n' },
  });
  story.commit('owners', {
    on: main,
    files: { '.github/CODEOWNERS': '', CODEOWNERS: '* @mallory\n', 'docs/CODEOWNERS': '* @mallory\n' },
  });
  story.commit('ignored', { on: main, files: steering });
  story.commit('sync', {
    on: main,
    files: { 'clusters/staging/flux-system/gotk-sync.yaml': 'kind: Kustomization\nspec:\n  path: ./mine\n' },
  });
  return [
    { row: 17, what: 'switches the guard off', head: 'guard-edited', changes: [`M ${workflow}`] },
    { row: 17, what: "renames the guard's workflow", head: 'guard-renamed', changes: [`D ${workflow}`] },
    {
      row: 17,
      what: 'gives releases/ another owner',
      head: 'owners',
      changes: ['M .github/CODEOWNERS', 'A CODEOWNERS', 'A docs/CODEOWNERS'],
    },
    {
      row: 25,
      what: 'hides releases from Flux, or turns them into others, by files above them',
      head: 'ignored',
      changes: Object.keys(steering).map((path) => `A ${path}`),
    },
    {
      row: 25,
      what: 'points Flux to another folder',
      head: 'sync',
      changes: ['M clusters/staging/flux-system/gotk-sync.yaml'],
    },
  ];
};
