import type { Annotation } from '@iac/action-kit';
import type { PullRequestOccasion, Run, Verdict } from '../contract.ts';
import { orWarning } from '../warning.ts';

/** Closes a pull request that was found to change what it must not; never for what is not known or is another one's, and never opens one. */
export async function close(
  { github }: Run,
  { repository: { owner, name: repo }, number, state }: PullRequestOccasion,
  { outcome, violations, ours = violations }: Verdict,
): Promise<readonly Annotation[]> {
  if (outcome === 'passed' || ours.length === 0 || state === 'closed') return [];
  return orWarning('The pull request was not closed.', async () => {
    await github.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', {
      owner,
      repo,
      pull_number: number,
      state: 'closed',
    });
  });
}
