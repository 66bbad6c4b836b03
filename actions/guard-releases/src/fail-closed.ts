import type { Verdict } from './contract.ts';
import { isUnknown } from './errors.ts';

/** What cannot be known is rejected, with its own reason. Defects and cancelled jobs are thrown on. */
export async function failClosed(judge: () => Promise<Verdict>): Promise<Verdict> {
  try {
    return await judge();
  } catch (error) {
    if (!isUnknown(error)) throw error;
    const { code: reason, problem: headline, remedy } = error;
    return { outcome: 'rejected', reason, headline, remedy, violations: [], mergeBase: undefined };
  }
}
