import { release, type Chapter, type Proposal } from './proposal.ts';
import { longText } from './start.ts';

const api = 'releases/staging/api.yaml';

/** Rows 12, 13 and 19: what a comparison with one merge base does not show. */
export const merges: Chapter = ({ story, main, old }) => {
  // A branch that was merged before, then took main in and kept its own releases/.
  const tag2 = story.commit('crossed', { on: main, files: { [api]: release('3') } });
  const work = story.commit('criss-cross', { on: main, files: { 'src/work.ts': 'work\n' } });
  story.commit('crossed', { merging: work, files: { 'src/work.ts': 'work\n' } });
  story.commit('criss-cross', { merging: tag2, message: 'Merge main, ours' });
  story.commit('criss-cross', { files: { 'src/more.ts': 'more\n' } });

  story.commit('evil-merge', { on: old, files: { 'src/work.ts': 'work\n' } });
  story.commit('evil-merge', {
    merging: main,
    files: { [api]: release('evil'), 'releases/staging/long.yaml': longText('FIRST') },
  });
  story.commit('stale', { on: old, files: { 'releases/staging/long.yaml': longText('first', 'LAST') } });
  story.commit('conflict', { on: old, files: { [api]: release('other') } });
  story.commit('conflict-elsewhere', { on: old, files: { 'src/app.ts': 'ours\n' } });
  story.commit('base-of-conflict', { on: old, files: { 'src/app.ts': 'theirs\n' } });
  return proposals;
};

const proposals: readonly Proposal[] = [
  {
    row: 12,
    what: 'reverts a release by a criss-cross merge',
    head: 'criss-cross',
    base: 'crossed',
    changes: [`M ${api}`],
    seen: 'merge',
  },
  { row: 12, what: 'changes a release in a merge commit', head: 'evil-merge', changes: [`M ${api}`] },
  {
    row: 13,
    what: 'edits an old branch, to be merged line by line',
    head: 'stale',
    changes: ['M releases/staging/long.yaml'],
  },
  { row: 19, what: 'conflicts in a release', head: 'conflict', changes: [`M ${api}`], seen: 'conflict' },
  {
    row: 19,
    what: 'conflicts elsewhere, so that nobody knows what its merge would be',
    head: 'conflict-elsewhere',
    base: 'base-of-conflict',
    changes: [],
    seen: 'conflict',
  },
];
