import { describe, expect, it } from '@jest/globals';
import { symlink, type Files } from '../world/objects.ts';
import { judgeFiles, shown } from './judge-files.ts';

const base: Files = { 'src/app.ts': 'a', 'releases/staging/api.yaml': 'tag: 1' };
const nested: Files = { 'gitops/eu/releases/api.yaml': 'tag: 1', 'gitops/README.md': 'r' };

describe('another form of a protected name', () => {
  it.each([
    ['in another case', 'Releases/staging/api.yaml'],
    ['in another case, with nothing but .md in it', 'RELEASES/x.md'],
    ['as a file', 'Releases'],
    ['in full width', 'ｒｅｌｅａｓｅｓ/x.yaml'],
    ['with a long s', 'releaſes/x.yaml'],
    ['with a joiner', 'rele\u200dases/x.yaml'],
    ['with a soft hyphen', 'rele\u00adases/x.yaml'],
    ['with a byte order mark', '\ufeffreleases/x.yaml'],
    ['with a variation selector', 'releases\ufe0f/x.yaml'],
    ['with a Hangul filler', 'releases\u3164/x.yaml'],
    ['with a control character', 'rele\u0001ases/x.yaml'],
    ['with a newline at its end', 'releases\n/x.yaml'],
    ['with a dot at its end', 'releases./x.yaml'],
    ['with a blank at its end', 'releases /x.yaml'],
    ['with dots and wide blanks at its end', 'releases.\u3000. /x.yaml'],
    ['with a backslash for the slash', 'releases\\staging\\api.yaml'],
    ['behind a backslash', '.\\releases\\api.yaml'],
    ['as a stream of NTFS', 'releases:x'],
    ['as the stream that is the folder itself', 'releases::$INDEX_ALLOCATION/x.yaml'],
  ])('is rejected %s', async (_, path) => {
    const { violations } = await judgeFiles(base, { ...base, [path]: 'x' });
    expect(violations).toEqual([
      expect.objectContaining({ change: 'added', why: 'its name is another form of the protected releases' }),
    ]);
  });

  it('is rejected as a symlink', async () => {
    const { violations } = await judgeFiles(base, { ...base, Releases: symlink('releases') });
    expect(shown(violations)).toEqual(['added 120000 Releases']);
  });

  it.each([
    ['on a folder above a protected one', 'GitOps/eu/releases/x.yaml', 'GitOps'],
    ['in the middle of the way', 'gitops/EU/x.yaml', 'gitops/EU'],
    ['at its end', 'gitops/eu/Releases/x.yaml', 'gitops/eu/Releases'],
  ])('is rejected %s', async (_, path, at) => {
    const { violations } = await judgeFiles(nested, { ...nested, [path]: 'x' }, { protect: 'gitops/eu/releases' });
    expect(violations.map((violation) => violation.path)).toEqual([at]);
  });

  it('is found when the protected name is itself one that folds', async () => {
    const { violations } = await judgeFiles({}, { 'straße/x': 'x', 'STRASSE/x': 'x' }, { protect: 'straße' });
    expect(violations.map(({ path }) => path).toSorted()).toEqual(['STRASSE', 'straße/x']);
  });

  it('may be taken away, and is left alone where it is not touched', async () => {
    const with_ = { ...base, 'Releases/old.yaml': 'o' };
    expect(await judgeFiles(with_, base)).toEqual({ violations: [], allowed: false });
    expect(await judgeFiles(with_, { ...with_, 'src/app.ts': 'b' })).toEqual({ violations: [], allowed: false });
  });

  it('may not be added to', async () => {
    const before = { ...base, 'Releases/old.yaml': 'o' };
    expect(shown((await judgeFiles(before, { ...before, 'Releases/new.md': 'n' })).violations)).toEqual([
      'modified 040000 Releases',
    ]);
  });

  it.each(['release/x.yaml', 'releases-old/x.yaml', 'prereleases/x.yaml', 'src/Releases/x.yaml', 'realeses/x.yaml'])(
    'is not what %s is',
    async (path) => {
      expect(await judgeFiles(base, { ...base, [path]: 'x' })).toEqual({ violations: [], allowed: false });
    },
  );
});

describe('the way to a protected folder', () => {
  const protect = { protect: 'gitops/eu/releases' };

  it('must stay a way of folders', async () => {
    const moved = { 'gitops/README.md': 'r', 'gitops/us/releases/api.yaml': 'tag: 1', 'gitops/eu': symlink('us') };
    expect(shown((await judgeFiles(nested, moved, protect)).violations)).toEqual(['type 040000 → 120000 gitops/eu']);
    expect(shown((await judgeFiles({}, { gitops: symlink('/tmp') }, protect)).violations)).toEqual([
      'added 120000 gitops',
    ]);
  });

  it('takes the protected folder with it when it goes', async () => {
    expect(shown((await judgeFiles(nested, { 'src/a': 'a' }, protect)).violations)).toEqual([
      'removed 040000 gitops/eu/releases',
    ]);
  });

  it('may have anything else beside it', async () => {
    const after = { ...nested, 'gitops/README.md': 's', 'gitops/us/x.yaml': 'x', 'gitops/eu/notes': symlink('/tmp') };
    expect(await judgeFiles(nested, after, protect)).toEqual({ violations: [], allowed: false });
  });
});
