import { join } from 'node:path';
import { type GithubContext, startJob, type StepSpec, type Surroundings } from '@iac/local/runner';
import { type Environment, triggerOf } from './environments.ts';
import type { JobRun } from './job-run.ts';
import type { WorkflowStep } from './workflow.ts';
import type { World } from './world.ts';

export interface Runner {
  readonly world: World;
  /** The checkout: its actions/ are run as they are built. */
  readonly root: string;
  readonly signal: AbortSignal;
  readonly show: (line: string) => void;
}

export interface Task {
  readonly round: JobRun['round'];
  readonly environment: Environment;
  readonly step: WorkflowStep;
  readonly inputs: StepSpec['inputs'];
  readonly env?: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly contexts: NonNullable<Surroundings['contexts']>;
}

/** Runs one step as GitHub would run it in its job; stops it as GitHub cancels when `signal` aborts. */
export async function runTask(task: Task, { world, root, signal, show }: Runner): Promise<JobRun> {
  const { round, environment, step, inputs, env } = task;
  const started = performance.now();
  signal.throwIfAborted();
  const job = startJob({
    workspace: world.workspace,
    github: githubOf(world, environment),
    secrets: task.secrets,
    contexts: task.contexts,
    show,
    steps: [
      {
        folder: join(root, 'actions', step.action),
        uses: step.uses,
        ...(step.id !== undefined && { id: step.id }),
        ...(inputs && { inputs }),
        ...(env && { env }),
      },
    ],
  });
  const cancel = () => job.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  const { steps } = await job.finished.finally(() => signal.removeEventListener('abort', cancel));
  signal.throwIfAborted();
  const [outcome] = steps;
  if (outcome === undefined) throw new Error('a job of one step has one outcome');
  return { round, environment, job: step.job, action: step.action, outcome, milliseconds: performance.now() - started };
}

function githubOf({ github, service, commit, jobToken }: World, environment: Environment): Partial<GithubContext> {
  const { event_name, ref } = triggerOf(environment, commit);
  const [, name = ''] = service.fullName.split('/');
  return {
    server_url: github.serverUrl,
    api_url: github.apiUrl,
    graphql_url: github.graphqlUrl,
    repository: service.fullName,
    event_name,
    ref,
    sha: commit.sha,
    token: jobToken,
    event: { ref, repository: { name, full_name: service.fullName, default_branch: 'main' } },
  };
}
