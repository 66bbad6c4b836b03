import type { PushOccasion, Run, Verdict } from '../contract.ts';

/** Judges what a push landed, commit by commit. */
export function audit(run: Run, occasion: PushOccasion): Promise<Verdict> {
  return Promise.resolve({
    outcome: 'rejected',
    reason: 'audit-failed',
    headline: `The push to ${occasion.ref} was not audited.`,
    remedy: `Look at its commits (${run.inputs.mode}).`,
    violations: [],
    mergeBase: undefined,
  });
}
