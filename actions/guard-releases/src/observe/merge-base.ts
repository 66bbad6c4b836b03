import * as z from 'zod/mini';
import { isActionError } from '@iac/action-kit/errors';
import type { GitHub } from '@iac/github';
import type { Oid, Repository } from '../contract.ts';
import { unknown } from '../errors.ts';
import { oid, readAnswer } from '@iac/github';

const comparison = z.object({ base_commit: z.object({ sha: oid }), merge_base_commit: z.object({ sha: oid }) });

/** The best common ancestor that GitHub itself goes by. Throws `no-merge-base` where the histories have nothing in common. */
export async function mergeBaseOf(
  github: GitHub,
  { owner, name }: Repository,
  { base, head }: { readonly base: Oid; readonly head: Oid },
): Promise<Oid> {
  // The first page alone lists files; none of them is wanted.
  const parameters = { owner, repo: name, basehead: `${base}...${head}`, per_page: 1, page: 2 };
  const answer = await github
    .request('GET /repos/{owner}/{repo}/compare/{basehead}', parameters)
    .catch((error: unknown) => {
      throw isActionError(error) && error.code === 'github-not-found' ? noMergeBase(base, head, error) : error;
    });
  const compared = readAnswer(comparison, answer);
  if (compared.base_commit.sha !== base) throw noMergeBase(base, head, undefined);
  return compared.merge_base_commit.sha;
}

function noMergeBase(base: Oid, head: Oid, cause: unknown): Error {
  return unknown('no-merge-base', {
    problem: `GitHub finds no commit that ${base} and ${head} have in common.`,
    remedy: 'Rebase the branch on its base branch.',
    cause,
  });
}
