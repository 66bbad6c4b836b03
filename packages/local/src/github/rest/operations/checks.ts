import { restError } from '../../api/answer.ts';
import { commitOf } from '../../git/objects.ts';
import type { StoredCheckRun } from '../../checks/store.ts';
import { toAnnotation, toCheckRun } from '../answers/check-run.ts';
import { reading, type RepositoryRequest, type RestOperations } from '../operation.ts';
import { paged } from '../paging.ts';

export const checks: RestOperations = {
  'GET /repos/{owner}/{repo}/commits/{ref}/check-runs': reading('checks', async (request) => {
    const { dir, parameters, repository } = request;
    const sha = await commitOf(dir, String(parameters['ref']));
    if (sha === undefined) throw restError(422, `No commit found for SHA: ${String(parameters['ref'])}`);
    return list(
      request,
      repository.checks.all().filter(({ headSha }) => headSha === sha),
    );
  }),

  'GET /repos/{owner}/{repo}/check-suites/{check_suite_id}/check-runs': reading('checks', (request) => {
    const { parameters, repository } = request;
    const wanted = repository.checks.all().filter(({ suiteId }) => suiteId === parameters['check_suite_id']);
    if (wanted.length === 0) throw restError(404, 'Not Found');
    return list(request, wanted);
  }),

  'GET /repos/{owner}/{repo}/check-runs/{check_run_id}': reading('checks', (request) => {
    return { status: 200, body: toCheckRun(request, find(request)) };
  }),

  'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations': reading('checks', (request) => {
    const run = find(request);
    const { items, headers } = paged(request, run.annotations);
    return { status: 200, headers, body: items.map((annotation) => toAnnotation(request, run, annotation)) };
  }),
};

function find({ repository, parameters }: RepositoryRequest): StoredCheckRun {
  const found = repository.checks.find(Number(parameters['check_run_id']));
  if (found === undefined) throw restError(404, 'Not Found');
  return found;
}

/** By name, app and status; `latest` (the default) is the newest of each name in each suite. Newest first. */
function list(request: RepositoryRequest, all: readonly StoredCheckRun[]) {
  const { check_name: name, app_id: app, status, filter = 'latest' } = request.parameters;
  const { accounts } = request.state;
  const wanted = all
    .filter((run) => name === undefined || run.name === name)
    .filter((run) => app === undefined || accounts.findApp(run.app)?.id === app)
    .filter((run) => status === undefined || (run.conclusion === null ? 'in_progress' : 'completed') === status)
    .filter((run) => filter === 'all' || !all.some((other) => supersedes(other, run)))
    .reverse();
  const { items, headers } = paged(request, wanted);
  const body = { total_count: wanted.length, check_runs: items.map((run) => toCheckRun(request, run)) };
  return { status: 200, headers, body };
}

function supersedes(other: StoredCheckRun, run: StoredCheckRun): boolean {
  return other.name === run.name && other.suiteId === run.suiteId && other.id > run.id;
}
