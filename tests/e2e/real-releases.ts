import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from '@jest/globals';

const folder = resolve(import.meta.dirname, '../../../shared/corpus/releases');

export interface RealFile {
  /** ENVIRONMENT/SERVICE.yaml */
  readonly file: string;
  readonly text: string;
}

/** Releases that real teams wrote, where a folder of them lies beside the checkout; none elsewhere. */
export const realFiles: readonly RealFile[] = yamlFiles().map((file) => ({
  file,
  text: readFileSync(join(folder, file), 'utf8'),
}));

/** `describe` for claims about them. Where they are not there, the report says so, and it is no failure anywhere. */
export function ofRealReleases(claims: () => void): void {
  if (realFiles.length > 0) describe('of real releases', claims);
  else it.skip('of real releases (not here: ../shared/corpus, beside the checkout)', () => undefined);
}

function yamlFiles(): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .sort();
}
