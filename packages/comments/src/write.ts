import type { GitHub } from '@iac/github';
import type { PullRequest } from './pull-request.ts';
import type { CommentStep } from './steps.ts';

/** Carries one step out. Throws an ActionError<GitHubErrorCode>. Needs `pull-requests: write`. */
export async function writeComment(github: GitHub, pull: PullRequest, step: CommentStep): Promise<void> {
  const { owner, name: repo } = pull.repository;
  switch (step.kind) {
    case 'create':
      await github.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
        owner,
        repo,
        issue_number: pull.number,
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
