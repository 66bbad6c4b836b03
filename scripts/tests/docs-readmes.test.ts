import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fillReadmes } from '../docs/readmes.ts';
import { folderOf } from './folder.ts';

const tree = {
  'README.md': '# iac\n\n<!-- actions --><!-- /actions -->\n\n<!-- packages --><!-- /packages -->\n',
  'actions/tidy-notes/action.yml':
    'name: Tidy\ndescription: Tidies notes\ninputs:\n  path: {description: Where, required: true}\n',
  'actions/tidy-notes/README.md': '# x\n\n<!-- inputs --><!-- /inputs -->\n\n<!-- outputs --><!-- /outputs -->\n',
  'packages/notes/README.md': '# notes\n\nExists so that notes are read in one way.\n\nMore.\n',
};

describe('the generated parts of the READMEs', () => {
  it('come from action.yml and from what packages say of themselves', async () => {
    const root = folderOf(tree);
    expect(await fillReadmes(root, { check: false })).toEqual([]);
    expect(readFileSync(join(root, 'actions/tidy-notes/README.md'), 'utf8')).toContain(
      '| `path` | **required** | Where',
    );
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    expect(readme).toMatch(/\[tidy-notes\]\(actions\/tidy-notes\/\) \| Tidies notes/);
    expect(readme).toMatch(/\[notes\]\(packages\/notes\/\) \| Exists so that notes are read in one way\./);
  });

  it('are left alone and reported by a check, and pass one after they were written', async () => {
    const root = folderOf(tree);
    expect(await fillReadmes(root, { check: true })).toEqual([
      'actions/tidy-notes/README.md is not up to date. Run `npm run docs`.',
      'README.md is not up to date. Run `npm run docs`.',
    ]);
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toBe(tree['README.md']);
    await fillReadmes(root, { check: false });
    expect(await fillReadmes(root, { check: true })).toEqual([]);
  });

  it('need their markers and descriptions', async () => {
    const root = folderOf({
      ...tree,
      'actions/tidy-notes/README.md': '# x\n',
      'actions/tidy-notes/action.yml': 'name: Tidy\ndescription: Tidies notes\noutputs:\n  done: {}\n',
    });
    expect(await fillReadmes(root, { check: false })).toEqual([
      'actions/tidy-notes/action.yml: output done has no description: say what it is for.',
      'actions/tidy-notes/README.md: add <!-- inputs --> and <!-- /inputs -->.',
      'actions/tidy-notes/README.md: add <!-- outputs --> and <!-- /outputs -->.',
    ]);
  });
});
