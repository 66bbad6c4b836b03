import { describe, expect, it } from '@jest/globals';
import { executable, submodule, symlink, type Content, type Files } from '../world/objects.ts';
import { judgeFiles, shown } from './judge-files.ts';

const base: Files = {
  'README.md': 'r',
  'src/app.ts': 'a',
  'docs/guide.md': 'g',
  '.github/workflows/test.yaml': 't',
  '.github/workflows/guard-releases.yaml': 'g',
  'releases/README.md': 'r',
  'releases/link.md': symlink('README.md'),
  'releases/part.md': submodule,
  'releases/run.md': executable('r'),
  'releases/staging/api.yaml': 'tag: 1',
  'releases/staging/ui.yaml': 'tag: 1',
};

/** undefined takes a path away. */
type Edit = Readonly<Record<string, Content | undefined>>;

function edited(edit: Edit): Files {
  const files: Record<string, Content> = {};
  const kept = Object.entries(base).filter(([path]) => !(path in edit));
  for (const [path, content] of [...kept, ...Object.entries(edit)]) if (content !== undefined) files[path] = content;
  return files;
}

const away = (folder: string): Edit =>
  Object.fromEntries(Object.keys(base).flatMap((path) => (path.startsWith(folder) ? [[path, undefined]] : [])));

describe('judged by hand', () => {
  it.each<[string, Edit]>([
    ['nothing', {}],
    ['a file elsewhere', { 'src/app.ts': 'b' }],
    ['a folder elsewhere that has the name of a protected one', { 'src/releases/x.yaml': 'x' }],
    ['a folder whose name only begins so', { 'releases-notes/x.yaml': 'x' }],
    ['another workflow', { '.github/workflows/test.yaml': 'u' }],
    ['documentation at the root', { 'README.md': 's' }],
    ['documentation in docs', { 'docs/guide.md': 'h' }],
    ['a kustomization elsewhere', { 'src/kustomization.yaml': 'k' }],
    ['a folder elsewhere that is taken away', away('src/')],
  ])('%s is nothing to the guard', async (_, edit) => {
    expect(await judgeFiles(base, edited(edit))).toEqual({ violations: [], allowed: false });
  });

  it.each<[string, Edit]>([
    ['a changed .md', { 'releases/README.md': 's' }],
    ['a new .md, deep inside', { 'releases/staging/a/b/c.md': 'c' }],
    ['a .MD', { 'releases/CHANGES.MD': 'c' }],
    ['a removed .md', { 'releases/README.md': undefined }],
    ['a .md that is moved', { 'releases/README.md': undefined, 'releases/staging/README.md': 'r' }],
    ['a .md that becomes executable', { 'releases/README.md': executable('r') }],
    ['a .md that is executable no more', { 'releases/run.md': 'r' }],
    ['a name that begins with a dot', { 'releases/.notes.md': 'n' }],
    ['a name in another script', { 'releases/przewodnik-ł.md': 'p' }],
  ])('%s in releases is allowed', async (_, edit) => {
    expect(await judgeFiles(base, edited(edit))).toEqual({ violations: [], allowed: true });
  });

  it.each<[string, Edit, string[]]>([
    ['a changed release', { 'releases/staging/api.yaml': 'tag: 2' }, ['modified 100644 releases/staging/api.yaml']],
    ['a new release', { 'releases/x.yaml': 'x' }, ['added 100644 releases/x.yaml']],
    ['a removed release', { 'releases/staging/ui.yaml': undefined }, ['removed 100644 releases/staging/ui.yaml']],
    [
      'a release that is renamed within',
      { 'releases/staging/ui.yaml': undefined, 'releases/staging/web.yaml': 'tag: 1' },
      ['added 100644 releases/staging/web.yaml', 'removed 100644 releases/staging/ui.yaml'],
    ],
    [
      'a release that is renamed out',
      { 'releases/staging/ui.yaml': undefined, 'src/ui.yaml': 'tag: 1' },
      ['removed 100644 releases/staging/ui.yaml'],
    ],
    [
      'a file that is renamed in',
      { 'src/app.ts': undefined, 'releases/app.ts': 'a' },
      ['added 100644 releases/app.ts'],
    ],
    [
      'a release that is renamed to .md',
      { 'releases/staging/ui.yaml': undefined, 'releases/staging/ui.md': 'tag: 1' },
      ['removed 100644 releases/staging/ui.yaml'],
    ],
    [
      'a mode alone',
      { 'releases/staging/api.yaml': executable('tag: 1') },
      ['mode 100644 → 100755 releases/staging/api.yaml'],
    ],
    [
      'a .md that turns into a symlink',
      { 'releases/README.md': symlink('staging/api.yaml') },
      ['type 100644 → 120000 releases/README.md'],
    ],
    ['a new symlink named .md', { 'releases/x.md': symlink('README.md') }, ['added 120000 releases/x.md']],
    [
      'a symlink named .md that points elsewhere',
      { 'releases/link.md': symlink('run.md') },
      ['modified 120000 releases/link.md'],
    ],
    [
      'a symlink named .md that turns into a file',
      { 'releases/link.md': 'README.md' },
      ['type 120000 → 100644 releases/link.md'],
    ],
    ['a removed symlink named .md', { 'releases/link.md': undefined }, ['removed 120000 releases/link.md']],
    ['a new submodule named .md', { 'releases/y.md': submodule }, ['added 160000 releases/y.md']],
    ['a removed submodule named .md', { 'releases/part.md': undefined }, ['removed 160000 releases/part.md']],
    [
      'a .md that turns into a folder',
      { 'releases/README.md': undefined, 'releases/README.md/x.md': 'x' },
      ['type 100644 → 040000 releases/README.md'],
    ],
    [
      'a release below a folder named .md',
      { 'releases/x.md/evil.yaml': 'x' },
      ['added 100644 releases/x.md/evil.yaml'],
    ],
    ['.md in the middle of a name', { 'releases/x.md.yaml': 'x' }, ['added 100644 releases/x.md.yaml']],
    ['.md and a newline', { 'releases/x.md\n': 'x' }, ['added 100644 releases/x.md\n']],
    ['a newline before .md', { 'releases/x\n.md': 'x' }, ['added 100644 releases/x\n.md']],
    ['a folder with a control character', { 'releases/a\u0007b/x.md': 'x' }, ['added 040000 releases/a\u0007b']],
    [
      'a name that is written from right to left',
      { 'releases/\u202edm.lmay.md': 'x' },
      ['added 100644 releases/\u202edm.lmay.md'],
    ],
    ['a backslash in a name', { 'releases/staging\\api.md': 'x' }, ['added 100644 releases/staging\\api.md']],
    [
      '.sourceignore inside',
      { 'releases/staging/.sourceignore': '*' },
      ['added 100644 releases/staging/.sourceignore'],
    ],
    ['all of releases taken away', away('releases/'), ['removed 040000 releases']],
    ['releases turned into a file', { ...away('releases/'), releases: 'x' }, ['type 040000 → 100644 releases']],
    [
      'releases turned into a symlink',
      { ...away('releases/'), releases: symlink('src') },
      ['type 040000 → 120000 releases'],
    ],
    [
      'releases turned into a submodule',
      { ...away('releases/'), releases: submodule },
      ['type 040000 → 160000 releases'],
    ],
  ])('%s in releases is rejected', async (_, edit, expected) => {
    expect(shown((await judgeFiles(base, edited(edit))).violations)).toEqual(expected);
  });

  it('judges a protected folder that is new like any other', async () => {
    const { 'README.md': readme } = base;
    const before = { 'README.md': readme ?? '' };
    expect(await judgeFiles(before, { ...before, 'releases/README.md': 'r' })).toEqual({
      violations: [],
      allowed: true,
    });
    expect(shown((await judgeFiles(before, { ...before, 'releases/x.yaml': 'x' })).violations)).toEqual([
      'added 100644 releases/x.yaml',
    ]);
  });
});
