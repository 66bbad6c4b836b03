import { setTimeout } from 'node:timers/promises';
import { ClusterError } from './errors.ts';

const pause = 100;

interface Wait {
  readonly what: string;
  /** Ends the waiting with its reason. */
  readonly signal: AbortSignal;
  readonly seconds: number;
}

/** Asks until the answer is yes. An error of `ask` is a no. Throws ClusterError after `seconds`. */
export async function waitUntil({ what, signal, seconds }: Wait, ask: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + seconds * 1000;
  let why: unknown;
  while (performance.now() < end) {
    signal.throwIfAborted();
    try {
      if (await ask()) return;
    } catch (error) {
      why = error;
    }
    await setTimeout(pause);
  }
  throw new ClusterError({
    code: 'not-ready',
    problem: `${what}: not so after ${seconds} s.`,
    remedy: 'Is the machine very busy? Otherwise read the logs of its parts.',
    cause: why,
  });
}
