import { restError } from '../../api/answer.ts';
import type { StoredRun } from '../../workflows/store.ts';
import { toJob, toRun } from '../answers/workflow-run.ts';
import { reading, type RepositoryRequest, type RestOperations } from '../operation.ts';
import { paged } from '../paging.ts';

export const workflowRuns: RestOperations = {
  'GET /repos/{owner}/{repo}/actions/runs': reading('actions', (request) =>
    list(request, request.repository.runs.all()),
  ),

  'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs': reading('actions', (request) => {
    const { repository, parameters } = request;
    const wanted = String(parameters['workflow_id']);
    const runs = repository.runs.all().filter(({ path, workflowId }) => {
      return String(workflowId) === wanted || path === `.github/workflows/${wanted}`;
    });
    if (runs.length === 0) throw restError(404, 'Not Found');
    return list(request, runs);
  }),

  'GET /repos/{owner}/{repo}/actions/runs/{run_id}': reading('actions', (request) => {
    return { status: 200, body: toRun(request, find(request)) };
  }),

  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs': reading('actions', (request) => {
    const run = find(request);
    const all = request.parameters['filter'] === 'all';
    const jobs = run.jobs.filter(({ attempt }) => all || attempt === run.attempt);
    const { items, headers } = paged(request, jobs);
    return {
      status: 200,
      headers,
      body: { total_count: jobs.length, jobs: items.map((job) => toJob(request, run, job)) },
    };
  }),

  'GET /repos/{owner}/{repo}/actions/jobs/{job_id}': reading('actions', (request) => {
    for (const run of request.repository.runs.all()) {
      const job = run.jobs.find(({ id }) => id === request.parameters['job_id']);
      if (job !== undefined) return { status: 200, body: toJob(request, run, job) };
    }
    throw restError(404, 'Not Found');
  }),
};

function find({ repository, parameters }: RepositoryRequest): StoredRun {
  const found = repository.runs.find(Number(parameters['run_id']));
  if (found === undefined) throw restError(404, 'Not Found');
  return found;
}

function list(request: RepositoryRequest, all: readonly StoredRun[]) {
  const { head_sha: sha, event, branch, actor, status, check_suite_id: suite, created } = request.parameters;
  if (created !== undefined) throw restError(501, 'The GitHub stand-in does not search runs by date.');
  const runs = all.filter(
    (run) =>
      (sha === undefined || run.head.sha === sha) &&
      (event === undefined || run.event === event) &&
      (branch === undefined || run.head.branch === branch) &&
      (actor === undefined || run.actor === actor) &&
      (suite === undefined || run.suiteId === suite) &&
      (status === undefined ||
        run.conclusion === status ||
        (run.conclusion === null ? 'in_progress' : 'completed') === status),
  );
  const { items, headers } = paged(request, runs);
  return {
    status: 200,
    headers,
    body: { total_count: runs.length, workflow_runs: items.map((run) => toRun(request, run)) },
  };
}
