import { setTimeout } from 'node:timers/promises';
import { isActionError } from '@iac/action-kit/errors';
import { timeLimit } from '@iac/action-kit/time-limit';
import { gitHubError } from './errors.ts';

/** Time, as far as there is any. */
export interface Clock {
  readonly now: () => number;
  /** Rejects with `deadline-exceeded` at once when the deadline is nearer than that, and with `cancelled`. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Ends a request that hangs. */
  readonly signal: AbortSignal;
}

/** `deadline` in milliseconds from now. */
export function clockOf(deadline: number, cancelled: AbortSignal): Clock {
  const end = Date.now() + deadline;
  const signal = timeLimit(deadline, cancelled, late);
  return {
    now: Date.now,
    signal,
    pause: async (milliseconds) => {
      if (Date.now() + milliseconds > end) throw late();
      await setTimeout(milliseconds, undefined, { signal }).catch(() => {
        throw reasonOf(signal);
      });
    },
  };
}

/** Why `signal` ended it: a cancelled job says so itself, all else is the deadline. */
export function reasonOf({ reason }: AbortSignal): Error {
  return isActionError(reason) ? reason : late();
}

function late(): Error {
  return gitHubError('deadline-exceeded', {
    problem: 'The deadline passed before GitHub had answered.',
    remedy: 'Run the job again, or give it more time with `deadline`.',
  });
}
