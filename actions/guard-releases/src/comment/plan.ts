import type { Verdict } from '../contract.ts';
import type { UnknownReason } from '../errors.ts';
import type { OwnComment } from './own-comments.ts';

export type Step =
  | { readonly kind: 'create'; readonly body: string }
  | { readonly kind: 'update'; readonly id: string; readonly body: string }
  | { readonly kind: 'delete'; readonly id: string };

/** Another run judges what moved, and says so. */
const othersSay: readonly string[] = ['head-moved', 'base-moved', 'pull-request-closed'] satisfies UnknownReason[];

/** PURE: one comment, and only where there was something to say once. */
export function planComment(
  { outcome, reason, violations }: Verdict,
  body: string,
  [kept, ...others]: readonly OwnComment[],
): Step[] {
  if (othersSay.includes(reason)) return [];
  if (kept === undefined) return violations.length > 0 && outcome === 'rejected' ? [{ kind: 'create', body }] : [];
  // Two runs at the same time may each have made one.
  const extra = others.map(({ id }): Step => ({ kind: 'delete', id }));
  const settled = outcome === 'passed' && title(kept.body) === title(body);
  return kept.body === body || settled ? extra : [{ kind: 'update', id: kept.id, body }, ...extra];
}

/** The line after the mark. */
function title(body: string): string | undefined {
  return body.split('\n')[1];
}
