import { rm } from 'node:fs/promises';
import type { Accounts } from './accounts/types.ts';
import type { TokenOptions } from './access/tokens.ts';
import { endReaders } from './git/reader.ts';
import type { LimitOptions } from './limits/rate-limits.ts';
import { createRepository, type CreateOptions } from './repositories/create.ts';
import { fork } from './repositories/fork.ts';
import { repositoryHandle, type Repository } from './repositories/handle.ts';
import type { StoredRepository } from './repositories/store.ts';
import type { State } from './state.ts';
import type { Call, Faults } from '../wire/index.ts';

/** A GitHub of one's own. */
export interface GitHub {
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly ssh: {
    readonly host: string;
    readonly port: number;
    /** The line to pin the server's key by. */
    readonly knownHosts: string;
  };
  /** What a job finds in its environment. */
  readonly env: Readonly<Record<'GITHUB_SERVER_URL' | 'GITHUB_API_URL' | 'GITHUB_GRAPHQL_URL', string>>;
  /** Every request, in order of arrival. */
  readonly calls: readonly Call[];
  readonly faults: Faults;
  /** Milliseconds before each HTTP request and ssh command is served; may be set at any time. */
  latency: number;
  /** Who is who; whoever is named exists. */
  readonly accounts: Accounts;
  createRepository(fullName: string, options?: CreateOptions): Promise<Repository>;
  /** Forks a repository to another owner: its pull requests have heads such as `owner:branch`. */
  fork(fullName: string, owner: string): Promise<Repository>;
  issueToken(options: TokenOptions): string;
  addDeployKey(fullName: string, publicKey: string, options?: DeployKeyOptions): void;
  /** Replaces all earlier settings. */
  limit(options: LimitOptions): void;
  /** As just started: no repositories, tokens, keys, calls, faults; nothing used of any limit. */
  forget(): Promise<void>;
  /** Cuts every connection, ends every git, removes the temporary folder. May be called again. */
  close(): Promise<void>;
}

export interface DeployKeyOptions {
  /** Default true, as GitHub's form has it. */
  readonly readOnly?: boolean;
  readonly title?: string;
}

export function githubHandle(
  state: State,
  { sshPort, close }: { readonly sshPort: number; readonly close: () => Promise<void> },
): GitHub {
  const { serverUrl, apiUrl, graphqlUrl, limits, tokens, keys, repositories } = state;
  const handle = (stored: StoredRepository): Repository => {
    const sshUrl = `ssh://git@127.0.0.1:${String(sshPort)}/${stored.fullName}.git`;
    return repositoryHandle(state, stored, { url: `${serverUrl}/${stored.fullName}`, sshUrl });
  };
  return {
    serverUrl,
    apiUrl,
    graphqlUrl,
    ssh: { host: '127.0.0.1', port: sshPort, knownHosts: `[127.0.0.1]:${String(sshPort)} ${state.hostKey.publicKey}` },
    env: { GITHUB_SERVER_URL: serverUrl, GITHUB_API_URL: apiUrl, GITHUB_GRAPHQL_URL: graphqlUrl },
    faults: state.faults,
    get calls() {
      return state.log.calls;
    },
    get latency() {
      return state.latency;
    },
    set latency(milliseconds) {
      state.latency = milliseconds;
    },
    accounts: state.accounts,
    createRepository: async (fullName, options = {}) => handle(await createRepository(state, fullName, options)),
    fork: async (fullName, owner) => handle(await fork(state, fullName, owner)),
    issueToken: (options) => tokens.issue(options),
    addDeployKey: (fullName, key, { readOnly = true, title = 'deploy key' } = {}) =>
      void keys.require({ fullName: repositories.get(fullName).fullName, key, title, readOnly }),
    limit: (options) => limits.configure(options),
    forget: () => forget(state),
    close,
  };
}

async function forget(state: State): Promise<void> {
  const paths = state.repositories.all().map(({ path }) => path);
  for (const part of [state.repositories, state.accounts, state.tokens, state.keys, state.faults]) part.clear();
  state.log.forget();
  state.limits.forget();
  await Promise.all(paths.map((path) => endReaders(path)));
  await Promise.all(paths.map((path) => rm(path, { recursive: true, force: true, maxRetries: 5 })));
}
