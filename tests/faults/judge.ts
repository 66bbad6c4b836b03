import { expect } from '@jest/globals';
import type { Case, Outcome, Place } from './matrix.ts';

/** What a run that nothing disturbs comes to. */
export interface Clean {
  readonly places: readonly Place[];
  readonly state: unknown;
  readonly conclusion: 'success' | 'failure';
  /** The calls of a second run, which has nothing to do. */
  readonly secondRun: readonly Place[];
}

/** After one more run all is as after a clean run. */
export function judge(one: Case, { disturbed, again, state }: Outcome, clean: Clean): void {
  const told = { one, log: disturbed.log, again: again.log };
  expect({ ...told, state }).toEqual({ ...told, state: clean.state });
  expect({ ...told, conclusion: again.conclusion }).toEqual({ ...told, conclusion: clean.conclusion });
  expect({ ...told, reason: disturbed.outputs['reason'] }).not.toEqual({ ...told, reason: 'internal-error' });
}

/** The disturbed run was green only if all was so already. */
export function judgeGreen(one: Case, { disturbed, stateBetween }: Outcome, clean: Clean): void {
  if (disturbed.conclusion !== 'success') return;
  const told = { one, log: disturbed.log };
  expect({ ...told, green: clean.conclusion, state: stateBetween }).toEqual({
    ...told,
    green: 'success',
    state: clean.state,
  });
}

export function expectRed(one: Case, { disturbed: { log, conclusion } }: Outcome): void {
  expect({ one, log, conclusion }).toEqual({ one, log, conclusion: 'failure' });
}
