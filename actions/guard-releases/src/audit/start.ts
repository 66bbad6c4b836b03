import * as z from 'zod/mini';
import type { GitHub } from '@iac/github';
import type { Oid, PushOccasion } from '../contract.ts';
import { readAnswer } from '@iac/github';
import { branchTip } from '../observe/branch-tip.ts';

const repository = z.object({ default_branch: z.string() });

/**
 * What the push started from. For a branch that it made, the tip of the default branch; undefined where that is the branch itself: then
 * all that is in it is new.
 */
export async function startOfPush(
  github: GitHub,
  { before, ref, repository: { owner, name: repo } }: PushOccasion,
): Promise<Oid | undefined> {
  if (before !== undefined) return before;
  const answer = await github.request('GET /repos/{owner}/{repo}', { owner, repo });
  const { default_branch } = readAnswer(repository, answer);
  if (ref === `refs/heads/${default_branch}`) return undefined;
  return branchTip(github, { owner, name: repo }, default_branch);
}
