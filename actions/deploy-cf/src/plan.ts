import type { Inputs } from './inputs.ts';

export type Step =
  | { readonly kind: 'create'; readonly path: string; readonly text: string }
  | { readonly kind: 'replace'; readonly path: string; readonly text: string };

/** PURE: what makes the file hold its text; nothing when it does. */
export function planFile({ path, text }: Pick<Inputs, 'path' | 'text'>, current: string | undefined): Step[] {
  if (current === text) return [];
  return [{ kind: current === undefined ? 'create' : 'replace', path, text }];
}
