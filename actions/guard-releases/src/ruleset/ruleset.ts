import type { Result } from '@iac/action-kit';
import type { Run } from '../contract.ts';

/** `mode: ruleset`. */
export function ruleset(run: Run): Promise<Result> {
  return Promise.resolve({
    outputs: { outcome: 'rejected', reason: 'ruleset-not-verifiable', violations: '[]', count: '0' },
    summary: `The ruleset was not read (${run.inputs.mode}).`,
    failure: `The ruleset was not read (${run.inputs.mode}).`,
  });
}
