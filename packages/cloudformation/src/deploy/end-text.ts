import type { StackReport } from './outcome.ts';

/** PURE: the last line that is told of a stack while others still run. */
export function endText({ outcome, seconds }: Pick<StackReport, 'outcome' | 'seconds'>): string {
  switch (outcome.kind) {
    case 'unchanged':
      return outcome.changeSetMade ? 'is unchanged: its change set was empty' : 'is unchanged';
    case 'deployed':
      return `is ${outcome.action}, in ${seconds.toFixed(1)} s`;
    case 'planned':
      return `would be ${outcome.action}d`;
    case 'failed':
      return `has failed after ${seconds.toFixed(1)} s: ${outcome.error.problem}`;
    case 'skipped':
      return outcome.because === 'parent-failed'
        ? `is skipped: it waits for ${outcome.parents.join(', ')}`
        : 'is left alone';
  }
}
