import { ActionError } from '@iac/action-kit/errors';
import type { DeployErrorCode } from './errors.ts';

/** Aborts after so many milliseconds, with the ActionError to end with as its reason. Keeps no process alive. */
export function timeLimit(milliseconds: number): AbortSignal {
  const controller = new AbortController();
  const late = () => {
    controller.abort(
      new ActionError<DeployErrorCode>({
        code: 'deadline-exceeded',
        problem: 'The deadline passed before all stacks were done.',
        remedy: 'Run the step again, it goes on from what is there; or give it more time with `deadline`.',
      }),
    );
  };
  setTimeout(late, milliseconds).unref();
  return controller.signal;
}
