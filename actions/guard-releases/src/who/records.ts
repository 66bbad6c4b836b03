import * as z from 'zod/mini';
import type { Oid, Run } from '../contract.ts';
import { oid, readAnswer } from '@iac/github';
import { readRecord, recordTitle, type PushRecord } from './record.ts';

const actor = z.object({ id: z.int() });
const runs = z.object({
  total_count: z.int(),
  workflow_runs: z.array(
    z.object({
      id: z.int(),
      event: z.string(),
      path: z.string(),
      head_sha: oid,
      status: z.string(),
      actor: z.nullable(actor),
    }),
  ),
});
type WorkflowRun = z.output<typeof runs>['workflow_runs'][number];

const jobs = z.object({ jobs: z.array(z.object({ check_run_url: z.string(), conclusion: z.nullable(z.string()) })) });
const annotations = z.array(
  z.object({ title: z.nullable(z.string()), annotation_level: z.string(), message: z.nullable(z.string()) }),
);

/** What the guard's runs on one head say. `pending`: one of them has not ended. `forged`: one says what it cannot know. */
export type Records =
  | { readonly kind: 'found'; readonly records: readonly PushRecord[] }
  | { readonly kind: 'pending' }
  | { readonly kind: 'forged' };

/**
 * The records of pull request `number` for a head. GitHub itself says which runs are those of the guard's workflow for
 * pull_request_target, who started each, and which jobs are its; only their notices count, and only where they agree with that.
 */
export async function recordsAt(run: Run, number: number, head: Oid): Promise<Records> {
  const { runs: found, workflow } = await guardRunsAt(run, head);
  const records: PushRecord[] = [];
  for (const each of found.filter((one) => isOurs(one, workflow, head))) {
    const said = each.status === 'completed' ? await recordsIn(run, each) : [];
    const [first, ...others] = said;
    // One run has one event. A second word in it is somebody else's.
    if (others.some((other) => JSON.stringify(other) !== JSON.stringify(first))) return { kind: 'forged' };
    if (first === undefined) continue;
    if (first.after !== head || first.sender.id !== each.actor?.id) return { kind: 'forged' };
    if (first.number === number) records.push(first);
  }
  if (records.length > 0) return { kind: 'found', records };
  return found.some((one) => isOurs(one, workflow, head) && one.status !== 'completed')
    ? { kind: 'pending' }
    : { kind: 'found', records };
}

async function guardRunsAt({ github, occasion, workflow = '', context }: Run, head: Oid) {
  const { owner, name: repo } = occasion.repository;
  const answer = await github.request('GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs', {
    owner,
    repo,
    workflow_id: workflow.slice(workflow.lastIndexOf('/') + 1),
    event: 'pull_request_target',
    head_sha: head,
    per_page: 100,
  });
  // This very run is one of them, and would wait for itself.
  const own = Number(context.runUrl.slice(context.runUrl.lastIndexOf('/') + 1));
  return { runs: readAnswer(runs, answer).workflow_runs.filter(({ id }) => id !== own), workflow };
}

/** GitHub may write `@` and the branch behind the path. */
function isOurs({ event, path, head_sha }: WorkflowRun, workflow: string, head: Oid): boolean {
  return event === 'pull_request_target' && head_sha === head && (path === workflow || path.startsWith(`${workflow}@`));
}

/** Every attempt of a run has jobs of its own, and each says the same. A job that was cut off may not have said anything. */
async function recordsIn({ github, occasion }: Run, { id }: WorkflowRun): Promise<PushRecord[]> {
  const { owner, name: repo } = occasion.repository;
  const answer = await github.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs', {
    owner,
    repo,
    run_id: id,
    filter: 'all',
    per_page: 100,
  });
  const records: PushRecord[] = [];
  for (const job of readAnswer(jobs, answer).jobs) {
    if (job.conclusion !== 'success' && job.conclusion !== 'failure') continue;
    const check_run_id = Number(job.check_run_url.slice(job.check_run_url.lastIndexOf('/') + 1));
    const route = 'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations';
    const notices = readAnswer(annotations, await github.request(route, { owner, repo, check_run_id, per_page: 100 }));
    records.push(...notices.flatMap((notice) => recordIn(notice) ?? []));
  }
  return records;
}

function recordIn({ title, annotation_level, message }: z.output<typeof annotations>[number]): PushRecord | undefined {
  return title === recordTitle && annotation_level === 'notice' ? readRecord(message ?? '') : undefined;
}
