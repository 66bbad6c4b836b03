import { log } from '@iac/action-kit';
import type { Step } from './plan.ts';
import { describeStep } from './report/describe.ts';

/** Tells the log, one line a step, what comes now or, in plan mode, would come. */
export function announce(plan: readonly Step[], mode: 'apply' | 'plan'): void {
  if (plan.length === 0) log.info('Nothing to do.');
  else if (mode === 'plan') log.info('Nothing is written in plan mode. These steps would be taken:');
  for (const step of plan) {
    const description = describeStep(step, undefined).replaceAll('\n', ', ');
    log.info(`${step.kind} ${step.repository}: ${description}`);
  }
}
