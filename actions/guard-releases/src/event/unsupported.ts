import { UserError } from '@iac/action-kit/errors';
import type { OtherOccasion } from '../contract.ts';
import type { GuardUserErrorCode } from '../errors.ts';

/** The event changes nothing that could be judged. */
export function unsupported({ event }: OtherOccasion): UserError<GuardUserErrorCode> {
  return new UserError({
    code: 'unsupported-event',
    problem: `The event ${event} changes no branch, so that there is nothing to judge.`,
    remedy: 'Run the guard on pull_request_target, merge_group and push; mode: ruleset runs on any event.',
  });
}
