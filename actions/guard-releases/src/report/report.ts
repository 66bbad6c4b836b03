import type { Annotation, Result } from '@iac/action-kit';
import type { Run, Verdict } from '../contract.ts';
import { verdictAnnotations } from './annotations.ts';
import { summaryOf } from './summary.ts';

/** The title of what the guard says about the way it is run. */
export const selfCheckTitle = 'Self-check';

/** PURE: what the run says of itself. Notices of the self-check are in the summary only. */
export function report(
  run: Pick<Run, 'inputs' | 'occasion' | 'context'>,
  verdict: Verdict,
  annotations: readonly Annotation[],
): Result {
  const { outcome, reason, violations, headline, remedy } = verdict;
  const failed = outcome === 'rejected' && run.inputs.mode !== 'plan';
  return {
    outputs: { outcome, reason, violations: JSON.stringify(violations), count: String(violations.length) },
    summary: summaryOf(run, verdict, annotations.filter(isRemark)),
    annotations: [
      ...verdictAnnotations(verdict, failed ? 'error' : 'warning'),
      ...annotations.filter((each) => !isRemark(each) || each.level !== 'notice'),
    ],
    ...(failed && { failure: `${headline} ${remedy}`.trim() }),
  };
}

function isRemark({ title }: Annotation): boolean {
  return title === selfCheckTitle;
}
