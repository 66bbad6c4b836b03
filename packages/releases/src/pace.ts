import { setTimeout as sleep } from 'node:timers/promises';
import { ActionError, isActionError } from '@iac/action-kit/errors';
import type { Attempt } from './contract.ts';
import { isUnavailable, type ReleaseErrorCode } from './errors.ts';

interface PaceOptions {
  /** The deadline. */
  readonly signal: AbortSignal;
  readonly random?: (() => number) | undefined;
  readonly onAttempt?: ((attempt: Attempt) => void) | undefined;
}

type Trouble = Pick<Attempt, 'kind' | 'reason'>;

/** Counts tries, waits between them and ends them at the deadline. */
export class Pace {
  attempts = 1;
  waitedMs = 0;
  readonly #options: PaceOptions;
  #last: Trouble | undefined;
  /** How often in a row it was this kind of trouble. */
  #row = 0;
  #started = Date.now();

  constructor(options: PaceOptions) {
    this.#options = options;
  }

  /** Waits until the next try. Throws `deadline-exceeded` when there is none. */
  async next(trouble: Trouble): Promise<void> {
    const { signal, random = Math.random, onAttempt } = this.#options;
    this.#row = this.#last?.kind === trouble.kind ? this.#row + 1 : 0;
    this.#last = trouble;
    const waitMs = Math.round(random() * longestWait({ ...trouble, row: this.#row, took: Date.now() - this.#started }));
    onAttempt?.({ number: this.attempts, ...trouble, waitMs });
    await sleep(waitMs, undefined, { signal }).catch((error: unknown) => {
      throw this.tooLate(error);
    });
    this.waitedMs += waitMs;
    this.attempts += 1;
    this.#started = Date.now();
  }

  /** Tries again after passing faults. Throws `deadline-exceeded`, or what no retry can mend. */
  async persist<T>(attempt: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        if (this.#options.signal.aborted) throw this.tooLate(error);
        if (!isUnavailable(error)) throw error;
        await this.next({ kind: 'fault', reason: error.problem });
      }
    }
  }

  /** `hint`: what else is to be said, such as what may have happened all the same. */
  tooLate(cause: unknown, hint = ''): ActionError {
    // A job that was cancelled brings its own words.
    const reason: unknown = this.#options.signal.reason;
    if (isActionError(reason)) return reason;
    const tries = this.attempts === 1 ? '1 attempt' : `${this.attempts} attempts`;
    const last = this.#last === undefined ? '' : ` The last one ended with: ${this.#last.reason.replace(/\.?$/, '.')}`;
    return new ActionError<ReleaseErrorCode>({
      code: 'deadline-exceeded',
      problem: `The deadline passed after ${tries}.${last}${hint}`,
      remedy: 'Run it again, with a longer deadline if the branch is busy: what has landed is not written twice.',
      cause,
    });
  }
}

interface Wait extends Trouble {
  /** How often in a row it was this kind of trouble before. */
  readonly row: number;
  /** Milliseconds that the try took. */
  readonly took: number;
}

/**
 * PURE: milliseconds of which a random part is waited. After a lost race they follow from how long a try takes here and now, and
 * do not grow: of all who try at once one always wins, so that longer and longer waits would only starve the losers. The first
 * is shorter, for the usual single rival has just finished. With 16 rivals this takes half the tries of 50 ms doubled to 1 s,
 * and leaves gaps for a writer that seldom tries (Flux).
 */
export function longestWait({ kind, reason, row, took }: Wait): number {
  if (kind === 'lost') return Math.min(5_000, took * (row === 0 ? 1.5 : 3));
  // 429: the server asks for patience (git shows nothing of its Retry-After).
  const [first, most] = / 429\b/.test(reason) ? [2_000, 30_000] : [250, 8_000];
  return Math.min(most, first * 2 ** row);
}
