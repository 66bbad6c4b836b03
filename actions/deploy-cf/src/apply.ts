import {
  deployStack,
  eachStack,
  executeChangeSet,
  judgeOf,
  planStack,
  type Asked,
  type Finding,
  type Folder,
  type Progress,
  type SkippedStack,
  type StackOutcome,
  type StackReport,
  type Surroundings,
  type Verb,
} from '@iac/cloudformation';
import type { Inputs } from './inputs.ts';
import { type FolderPlan, policiesOf, settingsOf } from './plan.ts';
import type { Ports } from './ports.ts';
import { sent } from './sent.ts';

export interface ToApply {
  readonly folder: Folder;
  readonly plan: FolderPlan;
  readonly around: Surroundings;
  readonly lint: readonly Finding[];
  readonly selected?: ReadonlySet<string>;
}

/** Deploys, plans or executes every stack in its turn. Decides nothing but which of the three. */
export function apply(
  inputs: Inputs,
  { folder, plan, around, lint, selected }: ToApply,
  ports: Ports & { readonly tell: (progress: Progress) => void },
): Promise<readonly StackReport[]> {
  const { signal, time, changeSetPrefix, artifacts } = ports;
  // Before the first stack the run itself ends, and says why; later each stack does.
  signal.throwIfAborted();
  return eachStack({
    folder,
    arrangement: plan.arrangement,
    stacks: around.stacks,
    lint,
    ...(selected && { selected }),
    ...(artifacts && { artifacts }),
    settings: settingsOf(inputs),
    planning: inputs.mode === 'plan',
    atOnce: inputs['max-parallel'],
    shared: {
      policies: policiesOf(inputs),
      judge: judgeOf(folder, inputs['approve-destructive']),
      report: ports.tell,
      signal,
      time,
      changeSetPrefix,
    },
    verb: verbOf(inputs, ports),
  });
}

function verbOf(inputs: Inputs, ports: Ports): Verb {
  switch (inputs.mode) {
    case 'apply':
      return async ({ run, current }) => deployStack(ports.cloudFormation, await sent(run, current, ports), current);
    case 'plan':
      return async ({ run, current, awaits }) => {
        // What it takes of its parents is not there yet: CloudFormation would refuse any change set.
        const changeSets = awaits.length > 0 ? 'none' : inputs['change-sets'];
        const ready = changeSets === 'none' ? run : await sent(run, current, ports);
        return planStack(ports.cloudFormation, ready, { current, changeSets });
      };
    case 'execute':
      return (asked) => execute(asked, inputs, ports);
  }
}

async function execute(
  { stack, run, current }: Asked,
  { plan }: Inputs,
  ports: Ports,
): Promise<StackOutcome | SkippedStack> {
  const kept = plan?.sets.find((one) => one.stack === stack.stackName);
  if (kept !== undefined) return executeChangeSet(ports.cloudFormation, run, kept.changeSet);
  const outcome = await planStack(ports.cloudFormation, run, { current, changeSets: 'none' });
  return outcome.kind === 'planned' ? { kind: 'skipped', because: 'not-planned' } : outcome;
}
