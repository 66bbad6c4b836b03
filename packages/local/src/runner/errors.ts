import { type Fault, UserError } from '@iac/action-kit/errors';

/** What the stand-in refuses, where GitHub would fail the job before or at the step. */
export type RunnerErrorCode =
  'no-action' | 'bad-manifest' | 'unsupported-runtime' | 'no-entry-file' | 'wrong-node' | 'bad-expression';

export class RunnerError extends UserError<RunnerErrorCode> {}

export interface Refusal {
  readonly problem: string;
  readonly remedy: string;
  readonly faults?: readonly Fault[];
  readonly cause?: unknown;
}

export function refuse(code: RunnerErrorCode, refusal: Refusal): RunnerError {
  return new RunnerError({ code, ...refusal });
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
