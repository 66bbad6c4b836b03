import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Inputs } from '../src/inputs.ts';
import { run } from '../src/run.ts';
import { workspaceFiles } from '../src/workspace-files.ts';

const inputs: Inputs = { path: 'notes/a.txt', text: 'Hello.', mode: 'apply' };
let workspace = '';

beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'deploy-cf-'));
});

afterEach(() => {
  rmSync(workspace, { recursive: true });
});

describe('run', () => {
  it('writes the file, and its folder', async () => {
    expect((await run(inputs, workspaceFiles(workspace))).outputs.outcome).toBe('changed');
    expect(readFileSync(join(workspace, inputs.path), 'utf8')).toBe('Hello.');
  });

  it('changes nothing the second time', async () => {
    await run(inputs, workspaceFiles(workspace));
    expect((await run(inputs, workspaceFiles(workspace))).outputs.outcome).toBe('unchanged');
  });

  it('plans without writing', async () => {
    const { outputs } = await run({ ...inputs, mode: 'plan' }, workspaceFiles(workspace));
    expect(outputs.outcome).toBe('planned');
    expect(readdirSync(workspace)).toEqual([]);
  });
});
