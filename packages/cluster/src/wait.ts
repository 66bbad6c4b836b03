import { setTimeout } from 'node:timers/promises';
import { ClusterError } from './errors.ts';

const pause = 100;

/** Asks until the answer is yes. An error of `ask` is a no. Throws ClusterError after `seconds`. */
export async function waitUntil(what: string, seconds: number, ask: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + seconds * 1000;
  let why: unknown;
  while (performance.now() < end) {
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
