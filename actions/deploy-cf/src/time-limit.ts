import { ActionError } from '@iac/action-kit/errors';
import type { DeployErrorCode } from './errors.ts';

/**
 * Aborts after so many milliseconds, with the ActionError to end with as its reason, or when `cancelled` does, with the reason of that.
 * Keeps no process alive. Not made by AbortSignal.any: of Node 24 that forgets its signals when memory is collected, and never aborts.
 */
export function timeLimit(milliseconds: number, cancelled: AbortSignal): AbortSignal {
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
  const stop = () => {
    controller.abort(cancelled.reason);
  };
  if (cancelled.aborted) stop();
  else cancelled.addEventListener('abort', stop, { once: true });
  setTimeout(late, milliseconds).unref();
  return controller.signal;
}
