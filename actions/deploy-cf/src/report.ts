import type { Result } from '@iac/action-kit';
import type { Step } from './plan.ts';

/** PURE: what the run says of itself. */
export function report(outcome: 'changed' | 'unchanged' | 'planned', plan: readonly Step[]): Result {
  return {
    outputs: { outcome, reason: plan.length === 0 ? 'up-to-date' : 'differs', plan: JSON.stringify(plan) },
    summary: plan.length === 0 ? 'The file holds its text: nothing to do.' : plan.map(line).join('\n'),
  };
}

function line({ kind, path }: Step): string {
  return `- ${kind} \`${path}\``;
}
