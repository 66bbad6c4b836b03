import { isActionError, type ActionError } from '@iac/action-kit/errors';

/** What can go wrong between us and the remote; each has its sentence in explain.ts. */
export type RemoteErrorCode =
  | 'unauthorized'
  | 'forbidden'
  | 'read-only-key'
  | 'repository-not-found'
  | 'repository-moved'
  | 'host-key-unknown'
  | 'certificate-untrusted'
  | 'proxy-refused'
  | 'branch-protected'
  | 'push-declined'
  | 'unavailable'
  | 'git-failed';

/** Why a release could not be landed. Scripts may rely on these words. (A missing git or ssh is a CommandError.) */
export type ReleaseErrorCode =
  | RemoteErrorCode
  | 'bad-remote'
  | 'bad-ssh-key'
  | 'git-too-old'
  | 'repository-empty'
  | 'branch-not-found'
  | 'path-refused'
  | 'deadline-exceeded';

/** Whether a later try may succeed. */
export function isUnavailable(error: unknown): error is ActionError {
  return isActionError(error) && error.code === 'unavailable';
}
