import { timeLimit } from '@iac/action-kit';
import { ActionError } from '@iac/action-kit/errors';
import type { DeployErrorCode } from './errors.ts';

/** Aborts after so many milliseconds, or when `cancelled` does, with the ActionError to end with as its reason. */
export function deadlineAfter(milliseconds: number, cancelled: AbortSignal): AbortSignal {
  return timeLimit(
    milliseconds,
    cancelled,
    () =>
      new ActionError<DeployErrorCode>({
        code: 'deadline-exceeded',
        problem: 'The deadline passed before all stacks were done.',
        remedy: 'Run the step again, it goes on from what is there; or give it more time with `deadline`.',
      }),
  );
}
