import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { assets, cacheFolder, placeOf, recordOf, ToolboxError, toolPath, tools } from '@iac/toolbox';

const before = { ...process.env };
let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'iac-cache-'));
  process.env['XDG_CACHE_HOME'] = cache;
  // Tests run where there is no Go, too; only its version is asked for.
  writeFileSync(join(cache, 'go'), '#!/bin/sh\necho go1.26.8\n', { mode: 0o755 });
  process.env['PATH'] = `${cache}:${before['PATH'] ?? ''}`;
});
afterEach(() => {
  process.env = { ...before };
  rmSync(cache, { recursive: true });
});

const helm = tools.filter(({ name }) => name === 'helm');

function write(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
}

describe('toolPath', () => {
  it('names the command that builds a program which is not there', () => {
    expect(() => toolPath('helm')).toThrow(
      new ToolboxError({
        code: 'tool-not-built',
        problem: `helm is not built from the pins of this commit: there is no ${join(String(helm.map((tool) => placeOf(tool, 'bin'))))}.`,
        remedy: 'Run `npm run tools -- helm`.',
      }),
    );
  });

  it('does not give a program whose building did not come to its end', () => {
    for (const tool of helm) write(placeOf(tool, 'bin'));
    expect(() => toolPath('helm')).toThrow('Run `npm run tools -- helm`.');
    for (const tool of helm) write(recordOf(tool));
    expect(toolPath('helm')).toMatch(new RegExp(`^${cache}/iac/tools/small-[0-9a-f]{12}/bin/helm$`));
  });

  it('lists what there is when nothing has the name', () => {
    expect(() => toolPath('hlem')).toThrow(/^Nothing is called hlem. There are: helm, moto_server, /);
  });
});

describe('the cache', () => {
  it('is below the home folder where XDG_CACHE_HOME is not set, or is relative', () => {
    expect(cacheFolder({})).toMatch(/^\/.+\/\.cache\/iac\/tools$/);
    expect(cacheFolder({ XDG_CACHE_HOME: 'here' })).toBe(cacheFolder({}));
  });
});

describe('the catalogue', () => {
  it('gives no name twice', () => {
    for (const list of [tools, assets]) {
      const names = list.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
