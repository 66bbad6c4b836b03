import { join } from 'node:path';
import { type Child, runnerDelays, startNode } from './child.ts';
import { Commands } from './commands.ts';
import type { Control } from './control.ts';
import { messageOf, RunnerError } from './errors.ts';
import { type Collected, FileCommands } from './file-commands.ts';
import { writeEvent } from './folders.ts';
import type { JobState, RunningStep } from './job-state.ts';
import type { StepOutcome } from './outcome.ts';
import { conditionHolds, prepare, type Prepared, type Stage } from './preparation.ts';
import { Reporter } from './step-record.ts';

export interface Phase {
  readonly stage: Stage;
  readonly script: string;
  readonly step: RunningStep;
  readonly steps: readonly RunningStep[];
  readonly job: JobState;
  readonly control: Control;
}

/** Runs one script of a step as the runner does, into the step's record and the job's state. */
export async function runPhase(phase: Phase): Promise<StepOutcome['conclusion']> {
  const { step, job } = phase;
  const { masker, options } = job;
  const show = (line: string) => {
    job.log.push(line);
    options.show?.(line);
  };
  const reporter = new Reporter({ record: step.record, masker, debug: options.debug === true, show });
  try {
    if (!conditionHolds(phase)) return 'skipped';
    step.started = true;
    return await runScript(phase, prepare(phase), reporter);
  } catch (error) {
    if (!(error instanceof RunnerError)) throw error;
    // A wrong expression: on GitHub, too, it is the step that fails.
    reporter.error(messageOf(error));
    return 'failure';
  }
}

async function runScript(phase: Phase, prepared: Prepared, reporter: Reporter): Promise<StepOutcome['conclusion']> {
  const { step, job, control, stage } = phase;
  await writeEvent(job.folders, job.github.event);
  const files = await FileCommands.create(job.folders.temp);
  // What another script than main sets as outputs is lost, as on GitHub.
  const outputs = stage === 'main' ? step.record.outputs : new Map<string, string>();
  const commands = new Commands({
    outputs,
    state: step.record.state,
    reporter,
    masker: job.masker,
    workspace: job.options.workspace,
    echo: job.options.debug === true,
  });
  for (const warning of prepared.warnings) reporter.warning(warning);
  for (const line of prepared.details) reporter.line(line);
  if (control.isLost()) return 'failure';

  const child = startNode({
    script: join(step.manifest.folder, phase.script),
    cwd: job.options.workspace,
    env: { ...prepared.env, ...files.variables() },
    groups: job.groups,
    delays: { ...runnerDelays, ...job.options.delays },
    onLine: (line) => {
      step.record.raw.push(line);
      if (!commands.take(line)) reporter.line(line);
    },
  });
  const end = await ended(phase, child);
  if (control.isLost()) return 'failure';

  if (stage === 'main') step.exitCode = end.exitCode;
  const collected = await files.collect(reporter, job.masker);
  keep(collected, { ...phase, outputs });
  return conclude(end, { failed: commands.failed || collected.failed, reporter, name: step.name });
}

type Stop = 'cancelled' | { readonly timeout: number };

interface End {
  readonly exitCode: number | undefined;
  /** Why it was stopped, if it was. */
  readonly stopped: Stop | undefined;
}

async function ended(phase: Phase, child: Child): Promise<End> {
  const { step, stage, control } = phase;
  const stops: Stop[] = [];
  const stop = (by: Stop) => {
    stops.push(by);
    child.stop();
  };
  control.watch({ ...child, stop: () => stop('cancelled') }, () => conditionHolds(phase));
  // Cancelled between the check of its condition and its start.
  if (control.isCancelled() && !conditionHolds(phase)) stop('cancelled');
  const { timeout } = step.spec;
  const timer = timeout !== undefined && stage === 'main' ? setTimeout(() => stop({ timeout }), timeout) : undefined;
  const exitCode = await child.exited.finally(() => clearTimeout(timer));
  return { exitCode, stopped: stops[0] };
}

interface Verdict {
  readonly failed: boolean;
  readonly reporter: Reporter;
  readonly name: string;
}

function conclude({ exitCode, stopped }: End, { failed, reporter, name }: Verdict): StepOutcome['conclusion'] {
  if (stopped === 'cancelled') {
    reporter.error('The operation was canceled.');
    return 'cancelled';
  }
  if (stopped !== undefined) {
    reporter.error(`The action '${name}' has timed out after ${stopped.timeout / 60_000} minutes.`);
    return 'failure';
  }
  reporter.debug(`Node Action run completed with exit code ${exitCode ?? 'none'}`);
  return exitCode === 0 && !failed ? 'success' : 'failure';
}

interface Keeper extends Phase {
  readonly outputs: Map<string, string>;
}

function keep(collected: Collected, { step, job, outputs }: Keeper): void {
  const { record } = step;
  for (const [name, value] of collected.outputs) outputs.set(name, value);
  for (const [name, value] of collected.state) record.state.set(name, value);
  for (const [name, value] of collected.env) for (const env of [record.env, job.env]) env.set(name, value);
  for (const folder of collected.path) for (const path of [record.path, job.path]) moveToEnd(path, folder);
  record.summary += collected.summary;
}

function moveToEnd(path: string[], folder: string): void {
  const at = path.indexOf(folder);
  if (at >= 0) path.splice(at, 1);
  path.push(folder);
}
