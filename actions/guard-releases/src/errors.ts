import { ActionError, isActionError, type ErrorDetails } from '@iac/action-kit/errors';

/** Why the verdict cannot be known: the guard rejects, and says so. */
export const unknownReasons = [
  'github-unauthorized',
  'github-forbidden',
  'github-not-found',
  'github-refused',
  'github-unavailable',
  'github-unreadable',
  'commit-missing',
  'tree-incomplete',
  'no-merge-base',
  'merge-conflict',
  'merge-unknown',
  'head-moved',
  'base-moved',
  'pull-request-closed',
  'too-many-commits',
  'deadline-exceeded',
] as const;

export type UnknownReason = (typeof unknownReasons)[number];

/** Why the guard passes or rejects. action.yml names them all. */
export type GuardReason =
  | 'nothing-protected-changed'
  | 'allowed-changes-only'
  | 'trusted-actor'
  | 'protected-paths-changed'
  | 'audit-passed'
  | 'audit-failed'
  | 'branch-deleted'
  | 'ruleset-printed'
  | 'ruleset-holds'
  | 'ruleset-differs'
  | 'ruleset-not-verifiable'
  | UnknownReason;

/** What the caller has to mend before the guard can run at all. */
export type GuardUserErrorCode = 'unsupported-event' | 'bad-event';

/** The verdict cannot be known. Thrown by whatever reads; the guard turns it into a rejection with this reason. */
export function unknown(code: UnknownReason, { problem, remedy, cause }: Omit<ErrorDetails<UnknownReason>, 'code'>) {
  return new ActionError({ code, problem, remedy, ...(cause !== undefined && { cause }) });
}

export function isUnknown(error: unknown): error is ActionError<UnknownReason> {
  return isActionError(error) && unknownReasons.some((reason) => reason === error.code);
}
