import type { ActionError } from '@iac/action-kit/errors';
import { type Divergence, divergences } from './divergence.ts';
import type { StackRun } from './outcome.ts';
import { beingBusy, broken, isProtected, stuck } from './refusals.ts';
import type { CurrentStack, ExistingStack } from './stack.ts';
import { stateOf } from './states.ts';

/** What is to be done next with one stack. */
export type Decision =
  | { readonly kind: 'unchanged'; readonly stack: ExistingStack }
  /** Only its termination protection differs, which takes no change set. */
  | { readonly kind: 'protect'; readonly stack: ExistingStack; readonly on: boolean }
  | { readonly kind: 'create' }
  | {
      readonly kind: 'update';
      readonly stack: ExistingStack;
      readonly because: readonly Divergence[];
      /** The state that it is in allows no update with a rollback. */
      readonly rollback: boolean;
    }
  | { readonly kind: 'wait'; readonly stack: ExistingStack }
  | { readonly kind: 'cancel'; readonly stack: ExistingStack }
  | { readonly kind: 'recreate'; readonly stack: ExistingStack }
  | { readonly kind: 'continue-rollback'; readonly stack: ExistingStack }
  | { readonly kind: 'refuse'; readonly stack: ExistingStack; readonly error: ActionError };

/** PURE: whether what fails is to be rolled back. */
export function rollsBack(
  { policies }: Pick<StackRun, 'policies'>,
  decision: Extract<Decision, { readonly kind: 'create' | 'update' }>,
): boolean {
  return policies.onFailure !== 'do-nothing' && (decision.kind === 'create' || decision.rollback);
}

type Wanted = Pick<StackRun, 'wanted' | 'policies' | 'judge'>;

/** PURE. */
export function decide(run: Wanted, current: CurrentStack): Decision {
  if (!current.exists) return { kind: 'create' };
  const state = stateOf(current.status);
  switch (state) {
    case 'absent':
    case 'shell':
      return { kind: 'create' };
    case 'settled':
      return compare(run, current);
    case 'busy':
      return whileBusy(run, current);
    case 'forward':
      // A creation that failed can be gone on with as well as begun again; nothing is deleted that was not asked for.
      if (current.status === 'CREATE_FAILED' && run.policies.onRollbackComplete === 'recreate')
        return recreate(run, current);
      return { kind: 'update', stack: current, because: divergences(run.wanted, current, run.judge), rollback: false };
    case 'never-worked':
      return recreate(run, current);
    case 'rollback-failed':
      return { kind: 'continue-rollback', stack: current };
    case 'stuck':
      return { kind: 'refuse', stack: current, error: stuck(current) };
    default:
      return state satisfies never;
  }
}

function compare({ wanted, policies, judge }: Wanted, stack: ExistingStack): Decision {
  const found = divergences(wanted, stack, judge);
  const because: Divergence[] =
    policies.mode === 'revert-drift' ? [...found, { kind: 'unknowable', reasons: ['revert-drift'] }] : found;
  if (because.length > 0) return { kind: 'update', stack, because, rollback: true };
  const on = wanted.terminationProtection;
  return on === undefined || on === stack.terminationProtection
    ? { kind: 'unchanged', stack }
    : { kind: 'protect', stack, on };
}

function whileBusy({ policies }: Wanted, stack: ExistingStack): Decision {
  if (policies.onBusy === 'fail') return { kind: 'refuse', stack, error: beingBusy(stack) };
  // CloudFormation cancels nothing else (https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CancelUpdateStack.html).
  if (policies.onBusy === 'cancel' && stack.status === 'UPDATE_IN_PROGRESS') return { kind: 'cancel', stack };
  return { kind: 'wait', stack };
}

function recreate({ policies }: Wanted, stack: ExistingStack): Decision {
  if (policies.onRollbackComplete !== 'recreate') return { kind: 'refuse', stack, error: broken(stack) };
  if (stack.terminationProtection) return { kind: 'refuse', stack, error: isProtected(stack) };
  return { kind: 'recreate', stack };
}
