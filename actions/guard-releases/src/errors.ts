/** What GitHub's answers come to when they are none. */
export type GitHubErrorCode =
  | 'github-unauthorized'
  | 'github-forbidden'
  | 'github-not-found'
  | 'github-refused'
  | 'github-unavailable'
  | 'github-unreadable';

/** Why the verdict cannot be known: the guard rejects, and says so. */
export type UnknownReason =
  | GitHubErrorCode
  | 'commit-missing'
  | 'tree-incomplete'
  | 'no-merge-base'
  | 'merge-conflict'
  | 'merge-unknown'
  | 'head-moved'
  | 'base-moved'
  | 'pull-request-closed'
  | 'too-many-commits'
  | 'deadline-exceeded';

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
