export type { Delays } from './child.ts';
export { RunnerError, type RunnerErrorCode } from './errors.ts';
export type { GithubContext } from './github-context.ts';
export { type Job, runJob, startJob } from './job.ts';
export type { JobOptions, StepOptions, StepSpec, Surroundings } from './options.ts';
export type { JobOutcome, ShownAnnotation, StepOutcome } from './outcome.ts';
export { runStep, startStep, type Step } from './step.ts';
