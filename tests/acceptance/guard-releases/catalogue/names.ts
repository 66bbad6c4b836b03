import type { Files } from '../../../histories/story.ts';
import { release, type Chapter } from './proposal.ts';

/** Names that a file system, or a reader, takes for `releases`. */
const twins: readonly string[] = [
  'Releases',
  'RELEASES',
  'releases.',
  'releases ',
  'releases. .',
  'rel\u200deases', // a joiner that nobody sees
  'relea\u017fes', // a long s
  '\uff52eleases', // full width
  're\u00adleases', // a soft hyphen
];

/** Rows 10 and 11: names that mislead. */
export const names: Chapter = ({ story, main }) => {
  const under = Object.fromEntries(twins.map((twin) => [`${twin}/staging/api.yaml`, release('evil')]));
  story.commit('twins', { on: main, files: under });
  story.commit('backslash', { on: main, files: { 'releases\\staging\\api.yaml': release('evil') } });
  story.commit('twin-link', { on: main, files: { Releases: { mode: '120000', content: 'releases' } } });
  story.commit('control', { on: main, files: control });
  return [
    {
      row: 10,
      what: 'adds twins of the folder, by case, Unicode, dots and blanks',
      head: 'twins',
      changes: twins.map((twin) => `A ${twin}/staging/api.yaml`),
      named: twins.map((twin) => `A ${twin}`),
    },
    { row: 10, what: 'adds a twin by backslashes', head: 'backslash', changes: ['A releases\\staging\\api.yaml'] },
    { row: 10, what: 'adds a twin that is a symlink', head: 'twin-link', changes: ['A Releases'] },
    {
      row: 11,
      what: 'has line breaks, quotes and workflow commands in its names',
      head: 'control',
      changes: Object.keys(control).map((path) => `A ${path}`),
    },
  ];
};

const control: Files = {
  'releases/staging/a\nb.md': 'two lines\n',
  'releases/staging/\u001b[31mred.md': 'red\n',
  'releases/staging/x"\n::notice::pwned\n.yaml': release('evil'),
  "releases/staging/'; rm -rf .yaml": release('evil'),
  'releases/staging/%0A::notice::pwned.yaml': release('evil'),
  'releases/staging/|<b>`pwned`</b>|.yaml': release('evil'),
};
