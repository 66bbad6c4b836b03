import type { Annotation } from '@iac/action-kit';
import type { PullRequestOccasion, Run, Verdict } from '../contract.ts';

/** Says the verdict on the pull request. Gives back a warning where it could not. */
export function comment(run: Run, occasion: PullRequestOccasion, verdict: Verdict): Promise<readonly Annotation[]> {
  const message = `#${occasion.number} ${verdict.outcome}: nothing was written (${run.inputs.mode}).`;
  return Promise.resolve([{ level: 'warning', message }]);
}
