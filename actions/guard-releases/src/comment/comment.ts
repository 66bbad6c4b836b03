import type { Annotation } from '@iac/action-kit';
import type { PullRequestOccasion, Run, Verdict } from '../contract.ts';
import { commentBody } from '../report/comment-body.ts';
import { markerOf } from '../report/marker.ts';
import { orWarning } from '../warning.ts';
import { ownComments } from './own-comments.ts';
import { planComment, type Step } from './plan.ts';

/** Says the verdict on the pull request. Gives back a warning where it could not: the verdict stands all the same. */
export function comment(run: Run, occasion: PullRequestOccasion, verdict: Verdict): Promise<readonly Annotation[]> {
  return orWarning('The comment on the pull request was not written.', async () => {
    const own = await ownComments(run.github, occasion, markerOf(run.workflow));
    for (const step of planComment(verdict, commentBody(run, occasion, verdict), own)) await write(run, occasion, step);
  });
}

async function write({ github }: Run, { repository: { owner, name: repo }, number }: PullRequestOccasion, step: Step) {
  switch (step.kind) {
    case 'create':
      await github.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
        owner,
        repo,
        issue_number: number,
        body: step.body,
      });
      return;
    case 'update':
      await github.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
        owner,
        repo,
        comment_id: step.id,
        body: step.body,
      });
      return;
    case 'delete':
      await github.request('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', {
        owner,
        repo,
        comment_id: step.id,
      });
  }
}
