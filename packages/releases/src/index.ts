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
