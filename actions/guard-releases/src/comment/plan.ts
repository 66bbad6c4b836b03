import { oneComment, type CommentStep, type OwnComment } from '@iac/comments';
import type { Verdict } from '../contract.ts';
import type { UnknownReason } from '../errors.ts';

/** Another run judges what moved, and says so. */
const othersSay: readonly string[] = ['head-moved', 'base-moved', 'pull-request-closed'] satisfies UnknownReason[];

/** PURE: one comment, and only where there was something to say once. */
export function planComment(
  { outcome, reason, violations }: Verdict,
  body: string,
  own: readonly OwnComment[],
): CommentStep[] {
  if (othersSay.includes(reason)) return [];
  const [kept] = own;
  if (kept === undefined && (violations.length === 0 || outcome !== 'rejected')) return [];
  const settled = kept !== undefined && outcome === 'passed' && title(kept.body) === title(body);
  return oneComment(settled ? kept.body : body, own);
}

/** The line after the mark. */
function title(body: string): string | undefined {
  return body.split('\n')[1];
}
