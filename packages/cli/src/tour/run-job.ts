import { join } from 'node:path';
import { type GithubContext, startJob, type StepOutcome, type StepSpec, type Surroundings } from '@iac/local/runner';
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
  readonly step: WorkflowStep;
  readonly inputs: StepSpec['inputs'];
  readonly github: Partial<GithubContext>;
  readonly env?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly contexts?: NonNullable<Surroundings['contexts']>;
  /** Where it is not the service's repository. */
  readonly workspace?: string;
}

export interface Ran {
  readonly outcome: StepOutcome;
  readonly milliseconds: number;
}

/** Runs one step as GitHub would run it in its job; stops it as GitHub cancels when `signal` aborts. */
export async function runTask(task: Task, { world, root, signal, show }: Runner): Promise<Ran> {
  const { step, inputs, env, contexts } = task;
  const started = performance.now();
  signal.throwIfAborted();
  const job = startJob({
    workspace: task.workspace ?? world.workspace,
    github: { ...serverOf(world), ...task.github },
    secrets: task.secrets ?? {},
    ...(contexts && { contexts }),
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
  return { outcome, milliseconds: performance.now() - started };
}

function serverOf({ github }: World): Partial<GithubContext> {
  return { server_url: github.serverUrl, api_url: github.apiUrl, graphql_url: github.graphqlUrl };
}
