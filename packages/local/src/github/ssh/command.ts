import type { DeployKey } from '../access/deploy-keys.ts';
import type { StoredRepository } from '../repositories/store.ts';
import type { ServiceFault } from '../http/admit.ts';

export interface GitCommand {
  readonly service: 'upload-pack' | 'receive-pack';
  readonly fullName: string;
}

/** Reads what git asks an ssh server to run: `git-upload-pack '/owner/repo.git'`. */
export function parseCommand(command: string): GitCommand | undefined {
  const [, service, fullName] =
    /^git[- ](upload-pack|receive-pack) '\/?([^'/]+\/[^'/]+?)(?:\.git)?\/?'$/.exec(command) ?? [];
  if (fullName === undefined || (service !== 'upload-pack' && service !== 'receive-pack')) return undefined;
  return { service, fullName };
}

/** GitHub's line on stderr when it refuses; undefined when the key may do this. */
export function refuseCommand(
  { service, fullName }: GitCommand,
  repository: StoredRepository | undefined,
  key: DeployKey,
): string | undefined {
  const own = repository?.fullName === key.fullName;
  if (repository === undefined || (repository.private && !own)) return 'ERROR: Repository not found.';
  if (service === 'upload-pack') return undefined;
  if (!own) return `ERROR: Permission to ${fullName}.git denied to deploy key`;
  return key.readOnly ? 'ERROR: The key you are authenticating with has been marked as read only.' : undefined;
}

/** What a fault says on stderr; undefined when it says nothing. The words are ours: only git's failure matters. */
export function faultLine(fault: ServiceFault | undefined, { fullName }: GitCommand): string | undefined {
  switch (fault) {
    case 'throttled':
      return 'ERROR: Too many requests.';
    case 'internal-error':
      return 'ERROR: Internal Server Error';
    case 'unavailable':
      return 'ERROR: Service Unavailable';
    case 'access-denied':
      return `ERROR: Permission to ${fullName}.git denied to deploy key`;
    case 'reset-after':
    case 'stale':
    case undefined:
      return undefined;
  }
}
