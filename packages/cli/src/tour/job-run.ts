import type { StepOutcome } from '@iac/local/runner';
import type { Environment } from './environments.ts';

/** One job of the workflow, as far as it was run here: the step that uses our action. */
export interface JobRun {
  readonly round: 'first' | 'second';
  readonly environment: Environment;
  /** Its name in the workflow. */
  readonly job: string;
  readonly action: string;
  readonly outcome: StepOutcome;
  readonly milliseconds: number;
}

export interface Claim {
  readonly text: string;
  readonly holds: boolean;
}
