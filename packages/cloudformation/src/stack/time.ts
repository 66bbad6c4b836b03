import { setTimeout } from 'node:timers/promises';
import type { Time } from './outcome.ts';

export const realTime: Time = {
  now: Date.now,
  random: Math.random,
  sleep: async (milliseconds, signal) => {
    try {
      await setTimeout(milliseconds, undefined, { signal });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  },
};

/** For what must be ended even when the run is cancelled. */
export const never: AbortSignal = new AbortController().signal;

/** Up to 5 % less, so that many stacks do not ask in the same moment. */
export function jittered(milliseconds: number, { random }: Pick<Time, 'random'>): number {
  return milliseconds * (0.95 + 0.05 * random());
}
