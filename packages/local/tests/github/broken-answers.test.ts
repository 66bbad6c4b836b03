import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { DeployKeys } from '../../src/github/access/deploy-keys.ts';
import { Ids } from '../../src/github/ids.ts';
import { AccountStore } from '../../src/github/accounts/store.ts';
import { Tokens } from '../../src/github/access/tokens.ts';
import { readGraphqlSdl, readRestSchema } from '../../src/github/boundary.ts';
import { GitProcesses } from '../../src/github/git/processes.ts';
import { graphqlServer } from '../../src/github/graphql/server.ts';
import { RateLimits } from '../../src/github/limits/rate-limits.ts';
import { Repositories } from '../../src/github/repositories/store.ts';
import { restServer } from '../../src/github/rest/server.ts';
import { HostKey } from '../../src/github/ssh/host-key.ts';
import type { State } from '../../src/github/state.ts';
import { CallLog, Faults, listen } from '../../src/wire/index.ts';

type Serve = (state: State, message: IncomingMessage, response: ServerResponse) => Promise<void>;

describe('an answer that GitHub would not give', () => {
  it('fails in REST instead of going out', async () => {
    const broken = restServer(
      { 'GET /meta': { about: 'server', answer: () => ({ status: 200, body: { ssh_keys: 'not a list' } }) } },
      readRestSchema(),
    );
    const message = await failure(broken, '/api/v3/meta');
    expect(message).toContain("The answer to GET /meta breaks GitHub's schema:");
    expect(message).toContain('"verifiable_password_authentication" wasn\'t supplied.');
    expect(message).toContain("For 'ssh_keys', must be array.");
  });

  it('fails in GraphQL for a value of the wrong form', async () => {
    const broken = graphqlServer(readGraphqlSdl().replace('resetAt: DateTime!', 'resetAt: GitObjectID!'));
    const message = await failure(broken, '/api/graphql', '{ rateLimit { resetAt } }');
    expect(message).toMatch(/The answer to rateLimit.resetAt breaks GitHub's schema: .* is no GitObjectID/);
  });

  it('fails in GraphQL for a field that is in the schema and was never written', async () => {
    const broken = graphqlServer(readGraphqlSdl().replace('resetAt: DateTime!', 'resetAt: DateTime!\n  another: Int'));
    const message = await failure(broken, '/api/graphql', '{ rateLimit { another } }');
    expect(message).toContain('RateLimit.another is in the schema but not answered.');
  });
});

/** What the service throws at one request. */
async function failure(serve: Serve, path: string, query?: string): Promise<string> {
  const tokens = new Tokens();
  const token = tokens.issue({ login: 'dev', kind: 'pat', repositories: [], permissions: {} });
  const thrown = Promise.withResolvers<string>();
  const server = createServer((message, response) => {
    serve(state(tokens), message, response)
      .then(
        () => thrown.resolve('nothing was thrown'),
        (error: unknown) => thrown.resolve(String(error)),
      )
      .finally(() => response.end());
  });
  const { port, close } = await listen(server);
  try {
    await fetch(`http://127.0.0.1:${String(port)}${path}`, {
      headers: { authorization: `Bearer ${token}` },
      ...(query !== undefined && { method: 'POST', body: JSON.stringify({ query }) }),
    });
    return await thrown.promise;
  } finally {
    await close();
  }
}

function state(tokens: Tokens): State {
  return {
    ...{ root: '/nonexistent', serverUrl: 'http://x', apiUrl: 'http://x/api/v3', graphqlUrl: 'http://x/api/graphql' },
    tokens,
    accounts: new AccountStore(),
    ids: new Ids(),
    repositories: new Repositories(),
    keys: new DeployKeys(),
    hostKey: new HostKey(),
    limits: new RateLimits(),
    log: new CallLog(),
    faults: new Faults(),
    processes: new GitProcesses(),
    closing: new AbortController().signal,
    latency: 0,
  };
}
