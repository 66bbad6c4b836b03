import { setTimeout as sleep } from 'node:timers/promises';
import { ActionError, isActionError } from '@iac/action-kit';
import type { Attempt } from './contract.ts';
import { isUnavailable, type ReleaseErrorCode } from './errors.ts';

interface PaceOptions {
  /** The deadline. */
  readonly signal: AbortSignal;
  readonly random?: (() => number) | undefined;
  readonly onAttempt?: ((attempt: Attempt) => void) | undefined;
}

type Trouble = Pick<Attempt, 'kind' | 'reason'>;

/** Milliseconds: the longest wait after the first trouble, and after many. */
interface Backoff {
  readonly first: number;
  readonly most: number;
}

// A lost race means that somebody has just landed: the way is free now. Waits are short, and random in their full length, so
// that many writers spread out and a writer that seldom tries (Flux) finds gaps. A fault needs time to pass.
const lost: Backoff = { first: 50, most: 1_000 };
const fault: Backoff = { first: 250, most: 8_000 };
const limited: Backoff = { first: 2_000, most: 30_000 };

/** Counts tries, waits between them and ends them at the deadline. */
export class Pace {
  attempts = 1;
  waitedMs = 0;
  readonly #options: PaceOptions;
  #last: Trouble | undefined;
  /** How often in a row it was this kind of trouble. */
  #row = 0;

  constructor(options: PaceOptions) {
    this.#options = options;
  }

  /** Waits until the next try. Throws `deadline-exceeded` when there is none. */
  async next(trouble: Trouble): Promise<void> {
    const { signal, random = Math.random, onAttempt } = this.#options;
    this.#row = this.#last?.kind === trouble.kind ? this.#row + 1 : 0;
    this.#last = trouble;
    const waitMs = Math.round(random() * longest(trouble, this.#row));
    onAttempt?.({ number: this.attempts, ...trouble, waitMs });
    await sleep(waitMs, undefined, { signal }).catch((error: unknown) => {
      throw this.tooLate(error);
    });
    this.waitedMs += waitMs;
    this.attempts += 1;
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

/** PURE: milliseconds. 429: the server asks for patience (git shows nothing of its Retry-After). */
export function longest({ kind, reason }: Trouble, row: number): number {
  const { first, most } = kind === 'lost' ? lost : / 429\b/.test(reason) ? limited : fault;
  return Math.min(most, first * 2 ** row);
}
