import { limits } from './check/limits.ts';
import { compactJson } from './syntax/json.ts';
import { parse } from './syntax/parse.ts';
import type { Template } from './template.ts';

/** What is sent as TemplateBody, or the size of its smallest form where that is too large to be sent. */
export type TemplateSource = { readonly body: string } | { readonly tooLarge: number };

/** The text as it is when it has at most 51,200 bytes; else its compact JSON, when that has. */
export function templateSource({ file, text }: Template): TemplateSource {
  const size = Buffer.byteLength(text);
  if (size <= limits.bodyBytes) return { body: text };
  const { root } = parse(file, text);
  const compact = root === undefined ? text : compactJson(root);
  const compactSize = Buffer.byteLength(compact);
  return compactSize <= limits.bodyBytes ? { body: compact } : { tooLarge: Math.min(size, compactSize) };
}
