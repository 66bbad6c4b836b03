import * as z from 'zod/mini';
import type { Run } from '../contract.ts';
import { readAnswer } from '@iac/github';
import { guardJobOf, readWorkflow, type GuardJob, type WorkflowFile } from './workflow-file.ts';

const file = z.object({ content: z.string(), encoding: z.literal('base64') });

export interface OwnWorkflow {
  readonly workflow: WorkflowFile;
  readonly guard: GuardJob;
}

/** The guard's own workflow at the default branch, which is the one that pull_request_target runs; undefined where it is not understood. */
export async function ownWorkflow({ github, occasion, workflow: path, job }: Run): Promise<OwnWorkflow | undefined> {
  if (path === undefined) return undefined;
  const { owner, name: repo } = occasion.repository;
  const answer = await github.request('GET /repos/{owner}/{repo}/contents/{path}', { owner, repo, path });
  const workflow = readWorkflow(Buffer.from(readAnswer(file, answer).content, 'base64').toString());
  const guard = workflow && guardJobOf(workflow, job);
  return workflow && guard && { workflow, guard };
}
