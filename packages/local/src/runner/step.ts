import { startJob } from './job.ts';
import type { StepOptions } from './options.ts';
import type { StepOutcome } from './outcome.ts';

export interface Step {
  /** Rejects with a RunnerError when the action cannot be run at all; a step that fails is an outcome. */
  readonly finished: Promise<StepOutcome>;
  /** As GitHub's cancel button: SIGINT, SIGTERM, the end; then its post script. */
  cancel(): void;
  /** SIGKILL for all that it has started, now, as if the machine were lost: no post script, no outputs. */
  kill(): void;
}

/** Runs one action as the only step of a job, its pre and post scripts with it. */
export function startStep(options: StepOptions): Step {
  const { folder, uses, id, inputs, env, timeout, ...surroundings } = options;
  const spec = {
    folder,
    ...(uses !== undefined && { uses }),
    ...(id !== undefined && { id }),
    ...(inputs && { inputs }),
    ...(env && { env }),
    ...(timeout !== undefined && { timeout }),
  };
  const job = startJob({ ...surroundings, steps: [spec] });
  return {
    finished: job.finished.then(({ steps: [only] }) => {
      if (only === undefined) throw new Error('a job of one step has one outcome');
      return only;
    }),
    cancel: () => job.cancel(),
    kill: () => job.kill(),
  };
}

export function runStep(options: StepOptions): Promise<StepOutcome> {
  return startStep(options).finished;
}
