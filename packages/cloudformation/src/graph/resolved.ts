import type { Json } from '../template/template.ts';

/** What a value comes to offline: a text, a list of texts, nothing at all (AWS::NoValue), or why it cannot be known. */
export type Resolved =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly why: string };

export function text(value: string): Resolved {
  return { kind: 'text', text: value };
}

export function unknown(why: string): Resolved {
  return { kind: 'unknown', why };
}

/** The first that is unknown decides over all of them. */
export function firstUnknown(values: readonly Resolved[]): Resolved | undefined {
  return values.find(({ kind }) => kind === 'unknown');
}

/** The texts of them all, lists in one line; nothing for AWS::NoValue. */
export function textsOf(values: readonly Resolved[]): string[] {
  return values.flatMap((value) => (value.kind === 'text' ? [value.text] : value.kind === 'list' ? value.items : []));
}

/** A value of a template that is no list and no map, as text; '' for those, which readTemplate refuses where a name must stand. */
export function scalar(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
