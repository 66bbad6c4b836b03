import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountStore } from './accounts/store.ts';
import { DeployKeys } from './access/deploy-keys.ts';
import { Tokens } from './access/tokens.ts';
import { endReaders } from './git/reader.ts';
import { GitProcesses } from './git/processes.ts';
import { githubHandle, type GitHub } from './github.ts';
import { serve } from './http/router.ts';
import { Ids } from './ids.ts';
import { RateLimits, type LimitOptions } from './limits/rate-limits.ts';
import { Repositories } from './repositories/store.ts';
import { HostKey } from './ssh/host-key.ts';
import { listenForSsh } from './ssh/listen.ts';
import type { State } from './state.ts';
import { CallLog, Faults, listen } from '../wire/index.ts';

export interface StartOptions {
  /** Milliseconds before each HTTP request and ssh command is served; default 0. */
  readonly latency?: number;
  /** Where the repositories are kept, and left on close(); default a temporary folder, removed by close(). */
  readonly root?: string;
  readonly limits?: LimitOptions;
}

/** Starts GitHub on 127.0.0.1: git over HTTP, git over ssh, REST and GraphQL over the same bare repositories. */
export async function startGitHub(options: StartOptions = {}): Promise<GitHub> {
  const root = options.root ?? (await mkdtemp(join(tmpdir(), 'github-')));
  await mkdir(root, { recursive: true });
  const closing = new AbortController();
  const parts = { ...newParts(root, options), closing: closing.signal };
  const server = createServer(
    { keepAliveTimeout: 60_000 },
    (message, response) => void serve(state, message, response),
  );
  const http = await listen(server);
  const serverUrl = `http://127.0.0.1:${String(http.port)}`;
  const state: State = {
    ...parts,
    serverUrl,
    apiUrl: `${serverUrl}/api/v3`,
    graphqlUrl: `${serverUrl}/api/graphql`,
  };
  const ssh = await listenForSsh(state);
  const close = async (): Promise<void> => {
    closing.abort();
    await Promise.all([http.close(), ssh.close()]);
    await state.processes.endAll();
    await endReaders(root);
    if (options.root === undefined) await rm(root, { recursive: true, force: true, maxRetries: 5 });
  };
  return githubHandle(state, { sshPort: ssh.port, close });
}

function newParts(root: string, { latency = 0, limits: limited = {} }: StartOptions) {
  const limits = new RateLimits();
  limits.configure(limited);
  return {
    root,
    latency,
    limits,
    repositories: new Repositories(),
    accounts: new AccountStore(),
    ids: new Ids(),
    tokens: new Tokens(),
    keys: new DeployKeys(),
    hostKey: new HostKey(),
    log: new CallLog(),
    faults: new Faults(),
    processes: new GitProcesses(),
  };
}
