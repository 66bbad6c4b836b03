import type { Attempt } from './deploy.ts';
import type { Run } from './run.ts';

/** A rollback: an operation of its own, of what was attempted. */
export interface Back {
  readonly attempt: Attempt;
  readonly run: Run;
  readonly finished: () => void;
}
