import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import * as z from 'zod';

const document = z.looseObject({ apiVersion: z.string(), kind: z.string() });
export type Document = z.output<typeof document>;

/** Each document of a YAML file that holds any. */
export function documentsIn(text: string): Document[] {
  return parseAllDocuments(text)
    .filter((one) => one.contents !== null)
    .map((one) => document.parse(one.toJS()));
}

/** Releases that real teams wrote, where a folder of them lies beside the checkout. */
const corpus = resolve(import.meta.dirname, '../../../../shared/corpus/releases');
export const corpusIsHere = existsSync(corpus);

export interface WrittenFile {
  readonly file: string;
  readonly text: string;
}

/** None where the folder is not there. */
export function writtenFiles(): WrittenFile[] {
  if (!corpusIsHere) return [];
  return readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => ({ file, text: readFileSync(join(corpus, file), 'utf8') }));
}
