import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

describe('the local AWS', () => {
  it('starts quickly: beside its own files and Node it imports only what reads templates, whose data waits for the first one', () => {
    const source = join(import.meta.dirname, '../../src');
    const files = globSync('{aws,wire}/**/*.ts', { cwd: source });
    expect(files.length).toBeGreaterThan(10);
    const imported = files.flatMap((file) =>
      [...readFileSync(join(source, file), 'utf8').matchAll(/(?:from|import\() ?'([^']+)'/g)].map(
        ([, name]) => name ?? '',
      ),
    );
    const strangers = new Set(imported.filter((name) => !/^(node:|\.\.?\/)/.test(name)));
    expect([...strangers].toSorted()).toEqual(['@aws-cdk/aws-service-spec', '@aws-cdk/service-spec-types', 'yaml']);
    expect(imported.filter((name) => /\/(github|runner)\//.test(name))).toEqual([]);
  });
});
