import { ActionError, type ErrorDetails } from '@iac/action-kit/errors';

/** What GitHub's answers come to when they are none. */
export const gitHubErrorCodes = [
  'github-unauthorized',
  'github-forbidden',
  'github-not-found',
  'github-refused',
  'github-unavailable',
  'github-unreadable',
  'deadline-exceeded',
] as const;

export type GitHubErrorCode = (typeof gitHubErrorCodes)[number];

export function gitHubError(
  code: GitHubErrorCode,
  { problem, remedy, cause }: Omit<ErrorDetails<GitHubErrorCode>, 'code'>,
): ActionError<GitHubErrorCode> {
  return new ActionError({ code, problem, remedy, ...(cause !== undefined && { cause }) });
}
