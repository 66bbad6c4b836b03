import { describe, expect, it } from '@jest/globals';
import { unexplained } from '../docs/folders.ts';
import { brokenLinks } from '../docs/links.ts';
import { readPage } from '../docs/page.ts';
import { folderOf } from './folder.ts';

function broken(files: Readonly<Record<string, string>>): string[] {
  return brokenLinks(folderOf(files), Object.keys(files));
}

describe('links between documents', () => {
  it('may lead to files, folders, the root and anchors', () => {
    const links = '[a](docs/b.md) [b](docs/b.md#two-words) [c](docs/) [d](docs) [e](#here) ![f](docs/b.md)\n\n# Here\n';
    expect(broken({ 'a.md': links, 'docs/b.md': '[up](../) [a](../a.md#here)\n\n## Two *words*!\n' })).toEqual([]);
  });

  it('are not followed to other places', () => {
    expect(broken({ 'a.md': '[a](https://x.test/y) [b](mailto:a@b.test)' })).toEqual([]);
  });

  it('are reported when the file, the folder or the anchor is not there', () => {
    expect(broken({ 'a.md': '[a](b.md) [b](docs/) [c](c.md#no)', 'c.md': '# Yes\n' })).toEqual([
      'a.md: b.md leads to no file or folder in git.',
      'a.md: docs/ leads to no file or folder in git.',
      'a.md: c.md#no names an anchor that c.md does not have.',
    ]);
  });

  it('are not looked for in code', () => {
    expect(broken({ 'a.md': '`[a](b.md)`\n\n```\n[a](b.md)\n```\n' })).toEqual([]);
  });
});

describe('anchors', () => {
  it('are spelled as GitHub spells them', () => {
    const { anchors } = readPage(
      '# `npm ci`, then *go*!\n\n## Zwei Wörter\n\n## Zwei Wörter\n\n## [a link](b.md) here\n',
    );
    expect([...anchors]).toEqual(['npm-ci-then-go', 'zwei-wörter', 'zwei-wörter-1', 'a-link-here']);
  });

  it('may be ids in HTML', () => {
    expect(readPage('<a id="spot"></a>\n').anchors).toContain('spot');
  });
});

describe('folders', () => {
  const explain = (files: Readonly<Record<string, string>>) => unexplained(folderOf(files), Object.keys(files));

  it('are all named by the root README, and packages say why they exist', () => {
    const readme = '[p](packages/) [g](packages/good/) [d](docs/README.md)';
    expect(
      explain({
        'README.md': readme,
        'packages/good/README.md': '# good\n\nExists so that x.\n',
        'docs/README.md': '',
      }),
    ).toEqual([]);
  });

  it('are reported when they are not', () => {
    expect(
      explain({
        'README.md': '[p](packages)',
        'packages/a/README.md': '# a\n\nIt is a package.\n',
        'packages/b/x.ts': '',
      }),
    ).toEqual([
      'packages/b has no README.md.',
      'packages/a/README.md: open it with "Exists so that ..." below its heading.',
      'README.md has no link to packages/a/.',
      'README.md has no link to packages/b/.',
    ]);
  });
});
