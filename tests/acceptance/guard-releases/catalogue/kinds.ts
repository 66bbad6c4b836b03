import { link, program, submodule, type Files } from '../../../histories/story.ts';
import { release, type Chapter, type Proposal } from './proposal.ts';

const everything = [
  'README.md',
  'notes.md',
  'production/api.yaml',
  'staging/README.md',
  'staging/api.yaml',
  'staging/long.yaml',
  'staging/ui.yaml',
].map((path) => `D releases/${path}`);

/** Rows 5 to 9: entries that are not the plain files that they are called like. */
export const kinds: Chapter = ({ story, main }) => {
  const one = (head: string, files: Files) => story.commit(head, { on: main, files });
  one('link-as-documentation', { 'releases/production/X.md': link('../staging/ui.yaml') });
  one('documentation-to-link', { 'releases/staging/README.md': link('ui.yaml') });
  one('folder-to-link', { releases: link('live'), 'live/staging/api.yaml': release('evil') });
  one('folder-to-file', { releases: 'nothing here\n' });
  one('folder-away', { releases: null });
  one('module-as-documentation', { 'releases/production/x.md': submodule });
  one('module', { 'releases/production/extra': submodule });
  one('mode', { 'releases/staging/ui.yaml': program(release('1')) });
  one('file-to-folder', { 'releases/notes.md': null, 'releases/notes.md/evil.yaml': release('evil') });
  one('folder-as-documentation', { 'releases/staging/evil.md/api.yaml': release('evil') });
  return [...links, ...others];
};

const links: readonly Proposal[] = [
  {
    row: 5,
    what: 'adds a symlink that is called documentation',
    head: 'link-as-documentation',
    changes: ['A releases/production/X.md'],
  },
  {
    row: 5,
    what: 'turns documentation into a symlink',
    head: 'documentation-to-link',
    changes: ['T releases/staging/README.md'],
  },
  {
    row: 6,
    what: 'puts a symlink in the place of the folder',
    head: 'folder-to-link',
    changes: ['A releases'],
    named: ['T releases'],
  },
  {
    row: 6,
    what: 'puts a file in the place of the folder',
    head: 'folder-to-file',
    changes: ['A releases'],
    named: ['T releases'],
  },
  { row: 6, what: 'takes the whole folder away', head: 'folder-away', changes: everything, named: ['D releases'] },
];

const others: readonly Proposal[] = [
  {
    row: 7,
    what: 'adds a submodule that is called documentation',
    head: 'module-as-documentation',
    changes: ['A releases/production/x.md'],
  },
  { row: 7, what: 'adds a submodule', head: 'module', changes: ['A releases/production/extra'] },
  { row: 8, what: 'changes nothing but a mode', head: 'mode', changes: ['M releases/staging/ui.yaml'] },
  {
    row: 9,
    what: 'turns documentation into a folder with a release',
    head: 'file-to-folder',
    changes: ['A releases/notes.md/evil.yaml'],
    named: ['T releases/notes.md'],
  },
  {
    row: 9,
    what: 'adds a folder that is called documentation',
    head: 'folder-as-documentation',
    changes: ['A releases/staging/evil.md/api.yaml'],
  },
];
