import * as z from 'zod/mini';
import type { GitHub } from '@iac/github';
import type { Oid, Repository } from '../contract.ts';
import { oid, readAnswer } from '@iac/github';

const schema = z.object({ commit: z.object({ sha: oid }) });

/** Where a branch is now, by its name without `refs/heads/`. */
export async function branchTip(github: GitHub, { owner, name }: Repository, branch: string): Promise<Oid> {
  const parameters = { owner, repo: name, branch };
  return readAnswer(schema, await github.request('GET /repos/{owner}/{repo}/branches/{branch}', parameters)).commit.sha;
}
