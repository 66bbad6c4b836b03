import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { filesOf } from '../check-dist/compare.ts';
import { linkWorkspace, nameFault, writeAction } from '../new-action/write.ts';
import { folderOf } from './folder.ts';

describe('a new action', () => {
  it('carries its own name everywhere, and not the one of the template', () => {
    const root = folderOf({ 'actions/.keep': '' });
    writeAction(root, 'tidy-notes');
    const folder = join(root, 'actions/tidy-notes');
    const texts = filesOf(folder).map((path) => readFileSync(join(folder, path), 'utf8'));
    expect(texts.filter((text) => text.includes('template'))).toEqual([]);
    expect(readFileSync(join(folder, 'package.json'), 'utf8')).toContain('"@iac/tidy-notes"');
    expect(existsSync(join(folder, 'src/main.ts'))).toBe(true);
  });

  it('is linked as npm links a workspace', () => {
    const root = folderOf({ 'actions/tidy-notes/package.json': '{}' });
    linkWorkspace(root, 'tidy-notes');
    expect(readlinkSync(join(root, 'node_modules/@iac/tidy-notes'))).toBe('../../actions/tidy-notes');
    expect(existsSync(join(root, 'node_modules/@iac/tidy-notes/package.json'))).toBe(true);
  });

  it.each(['deploy', 'Deploy-it', '../out-side', 'tidy_notes', ''])('is refused when it is called "%s"', (name) => {
    expect(nameFault(folderOf({}), name)).toContain('verb-noun');
  });

  it('does not overwrite one that is there', () => {
    const root = folderOf({ 'actions/tidy-notes/action.yml': '' });
    expect(nameFault(root, 'tidy-notes')).toBe('actions/tidy-notes is there already.');
    expect(nameFault(root, 'tidy-desk')).toBeUndefined();
  });
});
