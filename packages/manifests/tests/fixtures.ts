import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from '../src/source.ts';

/** A file of tests/fixtures. */
export function fixture(name: string): string {
  return readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
}

/** A template, as the action hands it over. */
export function template(text: string): Source {
  return { file: '.flux.ci', text };
}
