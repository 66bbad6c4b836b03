import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

describe('the local AWS', () => {
  it('starts quickly: it imports nothing but its own files and Node', () => {
    const source = join(import.meta.dirname, '../../src');
    const files = globSync('{aws,wire}/**/*.ts', { cwd: source });
    expect(files.length).toBeGreaterThan(10);
    const imported = files.flatMap((file) =>
      [...readFileSync(join(source, file), 'utf8').matchAll(/(?:from|import\() ?'([^']+)'/g)].map(
        ([, name]) => name ?? '',
      ),
    );
    expect(imported.filter((name) => !/^(node:|\.\.?\/)/.test(name))).toEqual([]);
    expect(imported.filter((name) => /\/(github|runner)\//.test(name))).toEqual([]);
  });
});
