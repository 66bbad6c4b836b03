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
