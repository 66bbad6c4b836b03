import type { AccountStore } from './accounts/store.ts';
import type { DeployKeys } from './access/deploy-keys.ts';
import type { Tokens } from './access/tokens.ts';
import type { GitProcesses } from './git/processes.ts';
import type { Ids } from './ids.ts';
import type { RateLimits } from './limits/rate-limits.ts';
import type { Repositories } from './repositories/store.ts';
import type { HostKey } from './ssh/host-key.ts';
import type { CallLog, Faults } from '../wire/index.ts';

/** What all three ways in work on. */
export interface State {
  /** The folder that holds the bare repositories and what belongs to them. */
  readonly root: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly repositories: Repositories;
  readonly accounts: AccountStore;
  readonly ids: Ids;
  readonly tokens: Tokens;
  readonly keys: DeployKeys;
  readonly hostKey: HostKey;
  readonly limits: RateLimits;
  readonly log: CallLog;
  readonly faults: Faults;
  readonly processes: GitProcesses;
  /** Aborted by close(): what is under way then may fail in silence. */
  readonly closing: AbortSignal;
  /** Milliseconds that every HTTP request and every ssh command waits before anything is done. */
  latency: number;
}
