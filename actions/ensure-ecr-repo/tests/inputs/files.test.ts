import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workspaceFiles } from '../../src/inputs/files.ts';

let workspace = '';
beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), 'workspace-'));
  writeFileSync(join(workspace, 'a.json'), '{}');
  symlinkSync('loop', join(workspace, 'loop'));
});
afterAll(() => {
  rmSync(workspace, { recursive: true });
});

describe('files of the workspace', () => {
  it('are read by their path in it', () => {
    expect(workspaceFiles(workspace)('a.json')).toBe('{}');
  });

  it.each(['b.json', 'a.json/b', '.', 'loop'])('are absent where there is none: %s', (path) => {
    expect(workspaceFiles(workspace)(path)).toBeUndefined();
  });
});
