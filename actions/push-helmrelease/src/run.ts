import { log, type Result, type RunContext } from '@iac/action-kit';
import type { Source } from '@iac/manifests';
import { land, type Attempt, type ReleaseBranch } from '@iac/releases';
import { changeOf } from './apply.ts';
import { destinationOf, type Destination } from './destination.ts';
import type { Inputs } from './inputs.ts';
import { observe } from './observe.ts';
import { planRelease, type Plan, type Wanted } from './plan.ts';
import { render } from './render.ts';
import { report, type Done } from './report.ts';

/** What this action needs of the world. */
export interface Ports {
  readonly context: RunContext;
  readonly readTemplate: (file: string) => Promise<Source>;
  readonly open: (destination: Destination) => Promise<ReleaseBranch>;
  /** Ends everything that waits: the deadline, or a cancelled job. */
  readonly signal: AbortSignal;
}

export async function run(inputs: Inputs, ports: Ports): Promise<Result> {
  const destination = destinationOf(inputs, ports.context.serverUrl);
  const { wanted, warnings } = render(inputs, await ports.readTemplate(inputs.template), destination);
  const branch = await ports.open(destination);
  try {
    const done = inputs.mode === 'plan' ? await preview(branch, wanted, ports) : await deploy(branch, wanted, ports);
    await tellDone(done, wanted);
    return report({ ...done, inputs, wanted, warnings, destination, branch: branch.branch });
  } finally {
    await branch.close();
  }
}

async function preview(branch: ReleaseBranch, wanted: Wanted, { signal }: Ports): Promise<Done> {
  return { plan: planRelease(wanted, await observe(await branch.tip(signal), wanted)) };
}

/** Plans anew on every tip: a release is never merged as text. */
async function deploy(branch: ReleaseBranch, wanted: Wanted, { signal, context }: Ports): Promise<Done> {
  const plans = new Map<string, Plan>();
  const landing = await land(
    branch,
    async (tip) => {
      const plan = planRelease(wanted, await observe(tip, wanted));
      plans.set(tip.commit, plan);
      return changeOf(plan.steps, wanted, context);
    },
    { deadline: signal, onAttempt: tell },
  );
  const plan = plans.get(landing.tip.commit);
  if (plan === undefined) throw new Error(`land() ended on ${landing.tip.commit}, for which nothing was planned`);
  return { plan, landing };
}

function tell({ number, kind, reason, waitMs }: Attempt): void {
  const what =
    kind === 'lost' ? 'somebody else pushed first; planning anew on the new tip' : 'the server or the network failed';
  log.info(`Attempt ${number}: ${what} in ${Math.round(waitMs)} ms (${reason})`);
}

async function tellDone({ plan, landing }: Done, { path }: Wanted): Promise<void> {
  const where = landing === undefined ? 'nothing was pushed (mode: plan)' : `the branch is at ${landing.commit}`;
  log.info(`${path}: ${plan.reason}; ${where}`);
  if (plan.diff === '') return;
  await log.group('Diff', () => {
    log.info(plan.diff);
    return Promise.resolve();
  });
}
