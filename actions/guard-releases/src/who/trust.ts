import type { MergeGroupOccasion, PullRequestOccasion, Run, Trust } from '../contract.ts';

/** Whether all who wrote the change may make it. Only asked for a change that is a violation. */
export function trustOf(run: Run, occasion: PullRequestOccasion | MergeGroupOccasion): Promise<Trust> {
  const who = occasion.kind === 'pull-request' ? occasion.author.login : occasion.headRef;
  return Promise.resolve({
    kind: 'untrusted',
    why: `${who} is none of ${run.inputs.trustedActors.length} trusted actors`,
  });
}
