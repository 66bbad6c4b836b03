import type { MergeGroupOccasion, PullRequestOccasion, Run, Verdict } from './contract.ts';

/** Fails closed: what cannot be known is rejected with its own reason. */
export function judgePullRequest(run: Run, occasion: PullRequestOccasion): Promise<Verdict> {
  return Promise.reject(new Error(`not judged yet: ${run.inputs.mode} ${occasion.kind}`));
}

/** What the queue would land, against what it lands on. */
export function judgeMergeGroup(run: Run, occasion: MergeGroupOccasion): Promise<Verdict> {
  return Promise.reject(new Error(`not judged yet: ${run.inputs.mode} ${occasion.kind}`));
}
