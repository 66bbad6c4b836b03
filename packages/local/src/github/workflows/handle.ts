import type { GithubContext } from '../../runner/github-context.ts';
import { parseEvent, type EventFacts } from '../boundary.ts';
import { tipOf } from '../pulls/test-merge.ts';
import type { StoredRepository } from '../repositories/store.ts';
import type { State } from '../state.ts';
import { jobContext } from './context.ts';
import type { StoredRun } from './store.ts';
import type { StartRun, WorkflowRun, Workflows } from './types.ts';

/** Everything that a run and its attempts are made from. */
export interface RunParts {
  readonly state: State;
  readonly repository: StoredRepository;
  readonly asked: StartRun;
  readonly facts: EventFacts;
  readonly run: StoredRun;
}

export function workflowsHandle(state: State, repository: StoredRepository): Workflows {
  return {
    start: async (asked) => {
      const facts = parseEvent(asked.event.payload);
      const run = repository.runs.add(newRun(state, repository, { asked, facts }));
      return attempt({ state, repository, asked, facts, run });
    },
  };
}

function newRun(
  { ids, repositories }: State,
  repository: StoredRepository,
  { asked, facts }: { readonly asked: StartRun; readonly facts: EventFacts },
): StoredRun {
  const { workflow: path, event } = asked;
  const known = repository.runs.all().find((run) => run.path === path);
  const at = new Date().toISOString();
  const source = facts.headRepository === undefined ? undefined : repositories.find(facts.headRepository);
  return {
    ...{ id: ids.next(), number: repository.runs.count(path) + 1, workflowId: known?.workflowId ?? ids.next(), path },
    event: event.name === 'pull_request' ? (asked.on ?? 'pull_request_target') : event.name,
    head: { sha: facts.headSha, branch: facts.headBranch, repository: source ?? repository },
    ...{ actor: facts.sender, triggeringActor: facts.sender, suiteId: ids.next(), attempt: 0, jobs: [] },
    ...{ createdAt: at, startedAt: at, updatedAt: at, conclusion: null },
  };
}

async function attempt(parts: RunParts): Promise<WorkflowRun> {
  const { state, repository, asked, run } = parts;
  const { job: name = 'guard' } = asked;
  run.attempt += 1;
  run.conclusion = null;
  const url = `${state.serverUrl}/${repository.fullName}/actions/runs/${String(run.id)}`;
  const { head, suiteId } = run;
  const check = repository.checks.create({ name, headSha: head.sha, suiteId, conclusion: null, detailsUrl: url });
  run.jobs.push({ id: check.id, name, attempt: run.attempt });
  const github: Partial<GithubContext> = await jobContext(parts, name, (branch) => tipOf(repository, branch));
  return {
    id: run.id,
    checkRunId: check.id,
    github,
    finish: (conclusion, annotations) => {
      repository.checks.finish(check.id, conclusion, annotations);
      run.conclusion = conclusion;
      run.updatedAt = new Date().toISOString();
    },
    rerun: ({ sender } = {}) => {
      run.triggeringActor = sender ?? run.triggeringActor;
      run.startedAt = new Date().toISOString();
      return attempt(parts);
    },
  };
}
