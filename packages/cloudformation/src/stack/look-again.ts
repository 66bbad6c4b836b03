import { untilAborted } from '@iac/action-kit/until-aborted';
import type { CloudFormation } from './cloudformation.ts';
import { lookAtOne } from './look.ts';
import type { StackRun } from './outcome.ts';
import type { CurrentStack } from './stack.ts';

/** Milliseconds before each look: an answer may be a little older than the refusal. */
const pauses = [0, 500, 1_000, 2_000];

/** The stack as it is now that CloudFormation has refused what `current` allowed. Throws `error` if it is as it was: then that is the reason. */
export async function lookAgain(
  port: CloudFormation,
  { wanted, time, signal }: StackRun,
  { current, error }: { readonly current: CurrentStack; readonly error: Error },
): Promise<CurrentStack> {
  for (const pause of pauses) {
    await time.sleep(pause, signal);
    const now = await untilAborted(lookAtOne(port, wanted.name), signal);
    if (stamp(now) !== stamp(current)) return now;
  }
  throw error;
}

function stamp(stack: CurrentStack): string {
  return stack.exists ? [stack.id, stack.status, stack.lastChanged.toISOString()].join(' ') : 'none';
}
