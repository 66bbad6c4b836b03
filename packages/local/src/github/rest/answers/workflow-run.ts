import { nodeId } from '../../api/node-id.ts';
import type { StoredRepository } from '../../repositories/store.ts';
import type { State } from '../../state.ts';
import type { StoredJob, StoredRun } from '../../workflows/store.ts';
import type { RepositoryRequest } from '../operation.ts';
import { toAccount } from './account.ts';
import { pullsWithHead } from './pull-minimal.ts';
import { toRepository } from './repository.ts';

/** A run as the schema's workflow-run. */
export function toRun({ state, repository }: RepositoryRequest, run: StoredRun): object {
  const { id, path, number, attempt, event, conclusion, workflowId, suiteId, head } = run;
  const api = `${state.apiUrl}/repos/${repository.fullName}`;
  const url = `${api}/actions/runs/${String(id)}`;
  return {
    ...{ id, node_id: nodeId('WFR', id), name: nameOf(path), path, run_number: number, run_attempt: attempt, event },
    ...{ status: statusOf(run), conclusion, workflow_id: workflowId, display_title: head.branch },
    ...{ check_suite_id: suiteId, check_suite_node_id: nodeId('CS', suiteId) },
    ...{ head_branch: head.branch, head_sha: head.sha, head_commit: null },
    ...{ url, jobs_url: `${url}/jobs`, logs_url: `${url}/logs`, artifacts_url: `${url}/artifacts` },
    ...{ cancel_url: `${url}/cancel`, rerun_url: `${url}/rerun`, previous_attempt_url: previous(url, attempt) },
    html_url: `${state.serverUrl}/${repository.fullName}/actions/runs/${String(id)}`,
    check_suite_url: `${api}/check-suites/${String(suiteId)}`,
    workflow_url: `${api}/actions/workflows/${String(workflowId)}`,
    pull_requests: pullsWithHead(state, repository, head.sha),
    ...{
      created_at: run.createdAt,
      updated_at: run.updatedAt,
      run_started_at: run.startedAt,
      referenced_workflows: [],
    },
    ...{ actor: toAccount(state, run.actor), triggering_actor: toAccount(state, run.triggeringActor) },
    repository: minimal(state, repository),
    head_repository: minimal(state, head.repository),
  };
}

/** A job as the schema's job; its id is its check run's. */
export function toJob({ state, repository }: RepositoryRequest, run: StoredRun, job: StoredJob): object {
  const api = `${state.apiUrl}/repos/${repository.fullName}`;
  const check = repository.checks.find(job.id);
  const runUrl = `${api}/actions/runs/${String(run.id)}`;
  return {
    ...{ id: job.id, run_id: run.id, run_url: runUrl, run_attempt: job.attempt, node_id: nodeId('CR', job.id) },
    ...{ head_sha: run.head.sha, head_branch: run.head.branch, url: `${api}/actions/jobs/${String(job.id)}` },
    html_url: `${state.serverUrl}/${repository.fullName}/actions/runs/${String(run.id)}/job/${String(job.id)}`,
    check_run_url: `${api}/check-runs/${String(job.id)}`,
    status: check?.completedAt == null ? 'in_progress' : 'completed',
    ...{
      conclusion: check?.conclusion ?? null,
      created_at: run.createdAt,
      started_at: check?.startedAt ?? run.startedAt,
    },
    ...{ completed_at: check?.completedAt ?? null, name: job.name, steps: [], labels: ['ubuntu-latest'] },
    ...{ runner_id: 1, runner_name: 'GitHub Actions 1', runner_group_id: 0, runner_group_name: 'GitHub Actions' },
    workflow_name: nameOf(run.path),
  };
}

function minimal(state: State, repository: StoredRepository): object {
  return toRepository(state, repository, { admin: false, push: false, pull: true });
}

function statusOf({ conclusion }: StoredRun): string {
  return conclusion === null ? 'in_progress' : 'completed';
}

function nameOf(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.ya?ml$/, '');
}

function previous(url: string, attempt: number): string | null {
  return attempt > 1 ? `${url}/attempts/${String(attempt - 1)}` : null;
}
