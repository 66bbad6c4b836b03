import type { Template } from './template.ts';

/** What is sent as TemplateBody, or the size of its smallest form where that is too large to be sent. */
export type TemplateSource = { readonly body: string } | { readonly tooLarge: number };

/** The text as it is when it has at most 51,200 bytes; else its compact JSON, when that has. */
export function templateSource(template: Template): TemplateSource {
  throw new Error(`cannot measure ${template.file} yet`);
}
