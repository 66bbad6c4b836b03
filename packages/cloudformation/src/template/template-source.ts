import { limits } from './check/limits.ts';
import { compactJson } from './syntax/json.ts';
import { parse } from './syntax/parse.ts';
import type { Template } from './template.ts';

/** What is sent as TemplateBody, or the smallest form of the template where that is too large to be sent, for an upload. */
export type TemplateSource = { readonly body: string } | { readonly upload: string };

/** The text as it is when it has at most 51,200 bytes; else its compact JSON, when that is smaller. */
export function templateSource({ file, text }: Template): TemplateSource {
  if (Buffer.byteLength(text) <= limits.bodyBytes) return { body: text };
  const smallest = smallestForm(file, text);
  return Buffer.byteLength(smallest) <= limits.bodyBytes ? { body: smallest } : { upload: smallest };
}

/** The same, however it is sent. */
export function sentText(template: Template): string {
  const source = templateSource(template);
  return 'body' in source ? source.body : source.upload;
}

function smallestForm(file: string, text: string): string {
  const { root } = parse(file, text);
  const compact = root === undefined ? text : compactJson(root);
  return Buffer.byteLength(compact) < Buffer.byteLength(text) ? compact : text;
}
