import type { OwnComment } from './own-comments.ts';

export type CommentStep =
  | { readonly kind: 'create'; readonly body: string }
  | { readonly kind: 'update'; readonly id: string; readonly body: string }
  | { readonly kind: 'delete'; readonly id: string };

/** PURE: what leaves one comment that says `body`. Two runs at the same time may each have made one: the oldest stays. */
export function oneComment(body: string, [kept, ...others]: readonly OwnComment[]): CommentStep[] {
  if (kept === undefined) return [{ kind: 'create', body }];
  const extra = others.map(({ id }): CommentStep => ({ kind: 'delete', id }));
  return kept.body === body ? extra : [{ kind: 'update', id: kept.id, body }, ...extra];
}
