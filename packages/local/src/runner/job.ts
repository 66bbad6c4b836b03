import { basename } from 'node:path';
import { Control } from './control.ts';
import { type Folders, makeFolders } from './folders.ts';
import { githubContext } from './github-context.ts';
import type { JobState, RunningStep } from './job-state.ts';
import { readManifest } from './manifest.ts';
import { Masker } from './masker.ts';
import type { JobOptions, StepSpec } from './options.ts';
import type { JobOutcome, StepOutcome } from './outcome.ts';
import { runPhase } from './phase.ts';
import type { Stage } from './preparation.ts';
import { ProcessGroups } from './process-groups.ts';
import { newRecord } from './step-record.ts';

export interface Job {
  /** Rejects with a RunnerError when an action cannot be run at all; a step that fails is an outcome. */
  readonly finished: Promise<JobOutcome>;
  /** As GitHub's cancel button: SIGINT, SIGTERM, the end; then post scripts. */
  cancel(): void;
  /** SIGKILL for all that the job has started, now, as if the machine were lost: no post scripts, no outputs. */
  kill(): void;
}

/** Starts steps after each other as the runner runs a job: all pre scripts, the mains, the posts in reverse order. */
export function startJob(options: JobOptions): Job {
  const groups = new ProcessGroups();
  const control = new Control(groups);
  return {
    finished: run(options, groups, control),
    cancel: () => control.cancel(),
    kill: () => control.kill(),
  };
}

export function runJob(options: JobOptions): Promise<JobOutcome> {
  return startJob(options).finished;
}

async function run(options: JobOptions, groups: ProcessGroups, control: Control): Promise<JobOutcome> {
  const folders = await makeFolders(options.workspace, options.temp);
  try {
    const steps = await Promise.all(options.steps.map(newStep));
    const job = newJob(options, groups, folders);
    control.onCancel(() => {
      job.status = 'cancelled';
    });
    await runSteps(steps, job, control);
    return { conclusion: job.status, steps: steps.map(outcomeOf), log: textOf(job.log) };
  } finally {
    groups.end();
    await folders.remove();
  }
}

function newJob(options: JobOptions, groups: ProcessGroups, folders: Folders): JobState {
  const masker = new Masker();
  const github = githubContext(options.github);
  for (const secret of [...Object.values(options.secrets ?? {}), github.token]) masker.addSecret(secret);
  return {
    options,
    github,
    folders,
    masker,
    groups,
    env: new Map(Object.entries(options.env ?? {})),
    path: [],
    log: [],
    status: 'success',
  };
}

async function newStep(spec: StepSpec): Promise<RunningStep> {
  return {
    spec,
    name: spec.uses ?? `./${basename(spec.folder)}`,
    manifest: await readManifest(spec.folder),
    record: newRecord(),
    conclusion: 'skipped',
    exitCode: undefined,
    started: false,
  };
}

async function runSteps(steps: readonly RunningStep[], job: JobState, control: Control): Promise<void> {
  const due: RunningStep[] = [];
  const run = async (step: RunningStep, stage: Stage) => {
    const script = step.manifest[stage];
    if (script === undefined || control.isLost()) return;
    const conclusion = await runPhase({ stage, script, step, steps, job, control });
    step.conclusion = worst(step.conclusion, conclusion);
    if (conclusion === 'failure' && job.status === 'success') job.status = 'failure';
    if (step.started && !due.includes(step)) due.push(step);
  };
  for (const step of steps) await run(step, 'pre');
  for (const step of steps) await run(step, 'main');
  for (const step of due.toReversed()) await run(step, 'post');
}

const order = ['skipped', 'success', 'cancelled', 'failure'] as const;

function worst(a: StepOutcome['conclusion'], b: StepOutcome['conclusion']): StepOutcome['conclusion'] {
  return order.indexOf(a) > order.indexOf(b) ? a : b;
}

function outcomeOf({ conclusion, exitCode, record }: RunningStep): StepOutcome {
  const { annotations, dropped, summary, path } = record;
  return {
    conclusion,
    exitCode,
    outputs: Object.fromEntries(record.outputs),
    env: Object.fromEntries(record.env),
    path,
    state: Object.fromEntries(record.state),
    summary,
    annotations,
    dropped,
    log: textOf(record.log),
    raw: textOf(record.raw),
  };
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
