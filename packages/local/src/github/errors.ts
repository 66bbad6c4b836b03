import { ActionError } from '@iac/action-kit/errors';

/** What may go wrong in using the stand-in; what GitHub itself would refuse comes as its own answer instead. */
export type GitHubCode =
  | 'git-failed'
  | 'repository-exists'
  | 'repository-invalid'
  | 'repository-unknown'
  | 'branch-unknown'
  | 'branch-busy'
  | 'merge-conflict'
  | 'pull-unknown'
  | 'event-unknown'
  | 'token-invalid'
  | 'key-refused';

export class LocalGitHubError extends ActionError<GitHubCode> {}
