import type { Annotation } from '@iac/action-kit';
import { ownComments, writeComment } from '@iac/comments';
import type { PullRequestOccasion, Run, Verdict } from '../contract.ts';
import { commentBody } from '../report/comment-body.ts';
import { markerOf } from '../report/marker.ts';
import { orWarning } from '../warning.ts';
import { planComment } from './plan.ts';

/** Says the verdict on the pull request. Gives back a warning where it could not: the verdict stands all the same. */
export function comment(run: Run, occasion: PullRequestOccasion, verdict: Verdict): Promise<readonly Annotation[]> {
  return orWarning('The comment on the pull request was not written.', async () => {
    const own = await ownComments(run.github, occasion, markerOf(run.workflow));
    for (const step of planComment(verdict, commentBody(run, occasion, verdict), own))
      await writeComment(run.github, occasion, step);
  });
}
