import type { Annotation, Result } from '@iac/action-kit';
import type { Run, Verdict } from '../contract.ts';

/** PURE: what the run says of itself. */
export function report(
  { inputs }: Pick<Run, 'inputs' | 'occasion' | 'context'>,
  verdict: Verdict,
  annotations: readonly Annotation[],
): Result {
  const failed = verdict.outcome === 'rejected' && inputs.mode === 'apply';
  return {
    outputs: {
      outcome: verdict.outcome,
      reason: verdict.reason,
      violations: JSON.stringify(verdict.violations),
      count: String(verdict.violations.length),
    },
    summary: `### ${verdict.headline}\n\n${verdict.remedy}\n`,
    annotations,
    ...(failed && { failure: `${verdict.headline} ${verdict.remedy}` }),
  };
}
