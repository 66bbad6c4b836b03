import { isActionError } from '@iac/action-kit/errors';
import type { Finding } from '../conventions/finding.ts';
import type { StackOutcome, StackRun } from '../stack/outcome.ts';
import type { CurrentStack } from '../stack/stack.ts';
import type { Arrangement } from './arrange.ts';
import type { Folder, FolderStack } from './folder.ts';
import { awaitedImports } from './imports.ts';
import type { SkippedStack, StackReport } from './outcome.ts';
import { refuseUnsettled } from './unsettled.ts';
import { type Done, reportOf } from './report-of.ts';
import { endText } from './end-text.ts';
import { inOrder } from './schedule.ts';
import { outputsForPlan, outputsIn, type Artifacts, type StackSettings, type Want, want } from './want.ts';

/** What is done with one stack once its parents are done: deploy, plan or execute it. */
export type Verb = (asked: Asked) => Promise<StackOutcome | SkippedStack>;

export interface Asked {
  readonly stack: FolderStack;
  readonly current: CurrentStack;
  readonly run: StackRun;
  /** Exports of its parents that are not there yet, and parameters that take such outputs; only a plan has any. */
  readonly awaits: readonly string[];
}

export interface FolderRun {
  readonly folder: Folder;
  readonly arrangement: Arrangement;
  /** As they are, by the template's name. */
  readonly stacks: ReadonlyMap<string, CurrentStack>;
  /** Names of templates; undefined: all. The others are left alone. */
  readonly selected?: ReadonlySet<string>;
  /** cfn-lint's; the conventions' come with the folder. */
  readonly lint: readonly Finding[];
  readonly settings: StackSettings;
  readonly artifacts?: Artifacts;
  /** Nothing is deployed: what parents would only bring is awaited. */
  readonly planning: boolean;
  readonly atOnce: number;
  /** What every stack's run shares. */
  readonly shared: Omit<StackRun, 'wanted'>;
  readonly verb: Verb;
}

/** Does it with every stack, each as soon as its parents are done; reports all of them, parents first. Known failures are outcomes. */
export async function eachStack(run: FolderRun): Promise<readonly StackReport[]> {
  const { folder, arrangement, selected, shared } = run;
  const byName = new Map(folder.stacks.map((stack) => [stack.name, stack]));
  const done = new Map<string, Done>();
  const jobs = arrangement.order.order
    .filter((name) => selected?.has(name) ?? true)
    .map((name) => ({ name, parents: arrangement.order.parents.get(name) ?? [] }));
  const ended = await inOrder<Done>(jobs, {
    atOnce: run.atOnce,
    signal: shared.signal,
    now: shared.time.now,
    failed: ({ outcome }) => outcome.kind === 'failed',
    work: async (name) => {
      const stack = byName.get(name);
      if (stack === undefined) throw new Error(`there is no template ${name} in the folder`);
      const start = shared.time.now();
      const one = await doOne(stack, run, done);
      done.set(name, one);
      if (one.outcome.kind !== 'skipped')
        tellEnd(run, stack.stackName, { outcome: one.outcome, seconds: (shared.time.now() - start) / 1000 });
      return one;
    },
  });
  return arrangement.order.order.flatMap((name) => {
    const stack = byName.get(name);
    if (stack === undefined) return [];
    const report = reportOf(stack, run, ended.get(name));
    if (report.outcome.kind === 'skipped') tellEnd(run, report.name, report);
    return [report];
  });
}

async function doOne(stack: FolderStack, run: FolderRun, done: ReadonlyMap<string, Done>): Promise<Done> {
  const current = run.stacks.get(stack.name) ?? { exists: false };
  const { wanted, awaits: outputs, faults } = wantedOf(stack, run, done);
  const awaits = run.planning ? [...outputs, ...awaitedImports(run.arrangement.order, stack.name, run.stacks)] : [];
  const known = { wanted, awaits };
  try {
    refuseUnsettled(stack, run.planning ? [] : outputs, faults);
    return { ...known, outcome: await run.verb({ stack, current, run: { ...run.shared, wanted }, awaits }) };
  } catch (error) {
    if (!isActionError(error)) throw error;
    return { ...known, outcome: { kind: 'failed', error } };
  }
}

/** With the outputs that its parents have by now. */
function wantedOf(stack: FolderStack, run: FolderRun, done: ReadonlyMap<string, Done>): Want {
  const filled = run.arrangement.filled.get(stack.name) ?? [];
  const now = (name: string) => outputsOf(done.get(name)?.outcome) ?? outputsIn(run.stacks.get(name));
  return want(stack, {
    settings: run.settings,
    filled,
    outputsOf: run.planning ? outputsForPlan(filled, run.stacks) : now,
    ...(run.artifacts && { artifacts: run.artifacts }),
  });
}

function outputsOf(outcome: Done['outcome'] | undefined): ReadonlyMap<string, string> | undefined {
  return outcome?.kind === 'deployed' || outcome?.kind === 'unchanged' ? outputsIn(outcome.stack) : undefined;
}

function tellEnd({ shared }: FolderRun, stack: string, ended: Pick<StackReport, 'outcome' | 'seconds'>): void {
  shared.report({ kind: 'step', stack, text: endText(ended) });
}
