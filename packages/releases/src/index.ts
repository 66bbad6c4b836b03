export type {
  Attempt,
  Change,
  Credentials,
  Entry,
  Landing,
  LandOptions,
  OpenOptions,
  Pushed,
  ReleaseBranch,
  Remote,
  Tip,
} from './contract.ts';
export type { ReleaseErrorCode } from './errors.ts';
export { land } from './land.ts';
export { openRemote } from './open-remote.ts';
export { githubKnownHosts } from './ssh/github-host-keys.ts';
