import { link, program, submodule, type Files } from '../../../histories/story.ts';
import { release, type Chapter, type Start } from './proposal.ts';
import { padding } from './size.ts';
import { longText } from './start.ts';

const api = 'releases/staging/api.yaml';

/** One commit on main each: what it does, and its files. */
const single: Readonly<Record<string, Files>> = {
  'edits documentation among the releases': { 'releases/staging/README.md': 'Staging, explained.\n' },
  'adds documentation in a new folder among the releases': { 'releases/preview/deep/README.md': 'Preview.\n' },
  'adds documentation in capitals': { 'releases/CHANGES.MD': 'Changes.\n' },
  'takes documentation away': { 'releases/notes.md': null },
  'renames documentation': { 'releases/notes.md': null, 'releases/staging/notes.md': 'Notes.\n' },
  'makes documentation a program': { 'releases/notes.md': program('Notes.\n') },
  'changes 10,000 files elsewhere': padding(100, 'other\n'),
  'has a folder whose name begins with releases': { 'releases-notes/staging.yaml': 'notes\n' },
  'has a file called releases.md': { 'releases.md': 'Where they are.\n' },
  'has a folder called releases inside another': { 'archive/releases/staging/api.yaml': release('0') },
  'renames files elsewhere': { 'src/old.ts': null, 'src/older.ts': 'export const old = true;\n' },
  'takes files elsewhere away': { 'src/old.ts': null, charts: null },
  'adds a symlink elsewhere': { 'docs/staging': link('../releases/staging') },
  'adds a submodule elsewhere': { 'vendor/chart': submodule },
  'changes a mode elsewhere': { 'src/app.ts': program('export const answer = 42;\n') },
  'has line breaks and letters of all kinds in names elsewhere': { 'docs/a\nb.md': 'x\n', 'docs/ſé\u200d.txt': 'x\n' },
  "ignores files of a chart's own folder": { 'charts/web/.sourceignore': '*.md\n', 'charts/web/.helmignore': 'x\n' },
  'changes nothing at all': {},
};

export const harmless: Chapter = (start) => {
  const plain = Object.entries(single).map(([what, files], n) => {
    start.story.commit(`harmless-${n}`, { on: start.main, files });
    return { what, head: `harmless-${n}`, changes: [] };
  });
  return [...plain, ...merging(start), ...undoing(start)];
};

/** Branches that main has left behind, or that took it in. */
function merging({ story, main, old }: Start): ReturnType<Chapter> {
  story.commit('behind', { on: old, files: { 'src/work.ts': 'work\n' } });
  story.commit('caught-up', { on: old, files: { 'src/work.ts': 'work\n' } });
  story.commit('caught-up', {
    merging: main,
    files: { [api]: release('2'), 'releases/staging/long.yaml': longText('FIRST') },
  });
  const work = story.commit('criss-cross-well', { on: main, files: { 'src/work.ts': 'work\n' } });
  // Later than the work, so that git takes it for the merge base.
  const release3 = story.commit('crossed-well', { on: main, files: { [api]: release('3') } });
  story.commit('crossed-well', { merging: work, files: { 'src/work.ts': 'work\n' } });
  story.commit('criss-cross-well', { merging: release3, files: { [api]: release('3') } });
  story.commit('criss-cross-well', { files: { 'src/more.ts': 'more\n' } });
  return [
    { what: 'is behind main, where releases have landed since', head: 'behind', changes: [] },
    { what: 'took main in, with its releases', head: 'caught-up', changes: [] },
    {
      what: 'crossed with main before, and kept its releases',
      head: 'criss-cross-well',
      base: 'crossed-well',
      changes: [],
    },
  ];
}

function undoing({ story, main }: Start): ReturnType<Chapter> {
  story.commit('reverts', {
    on: main,
    files: { 'src/app.ts': 'export const answer = 41;\n' },
    message: 'Revert "Mend"',
  });
  story.commit('there-and-back', { on: main, files: { [api]: release('evil'), 'src/work.ts': 'work\n' } });
  story.commit('there-and-back', { files: { [api]: release('2') } });
  return [
    { what: 'reverts what has nothing to do with releases', head: 'reverts', changes: [] },
    { what: 'changed a release and took it back', head: 'there-and-back', changes: [] },
  ];
}
