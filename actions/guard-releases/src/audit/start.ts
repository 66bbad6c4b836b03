import * as z from 'zod/mini';
import type { GitHub, Oid, PushOccasion } from '../contract.ts';
import { oid, readAnswer } from '../observe/answer.ts';

const repository = z.object({ default_branch: z.string() });
const branch = z.object({ commit: z.object({ sha: oid }) });

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
  const tip = await github.request('GET /repos/{owner}/{repo}/branches/{branch}', {
    owner,
    repo,
    branch: default_branch,
  });
  return readAnswer(branch, tip).commit.sha;
}
