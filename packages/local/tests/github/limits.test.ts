import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startGitHub, type GitHub } from '../../src/github/index.ts';
import { appToken } from './workbench.ts';

const start = Date.parse('2026-11-22T12:00:00Z');
let now = start;
let github: GitHub;
let token: string;

beforeAll(async () => {
  github = await startGitHub();
  await github.createRepository('acme/iac');
  token = appToken(github, 'read', 'acme/iac');
});
beforeEach(() => {
  now = start;
  github.limit({ now: () => now });
});
afterAll(() => github.close());

const ask = (path: string, init: RequestInit = {}) =>
  fetch(github.apiUrl + path, { ...init, headers: { authorization: `Bearer ${token}` } });
const graphql = (query: string) =>
  fetch(github.graphqlUrl, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });

describe('the primary rate limit', () => {
  it("refuses what is over the hour's budget, says until when, and forgets at that time", async () => {
    github.limit({ now: () => now, perHour: 2 });
    now += 10 * 3_600_000;
    const statuses = [await ask('/repos/acme/iac'), await ask('/repos/acme/iac'), await ask('/repos/acme/iac')];
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 403]);
    const refused = statuses[2];
    expect(refused?.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(refused?.headers.get('x-ratelimit-reset')).toBe(String(now / 1_000 + 3_600));
    expect(await refused?.json()).toMatchObject({ message: 'API rate limit exceeded for deployer[bot].' });
    expect((await ask('/rate_limit')).status).toBe(200);
    now += 3_600_000;
    expect((await ask('/repos/acme/iac')).status).toBe(200);
  });

  it('counts GraphQL apart, and answers there with status 200', async () => {
    github.limit({ now: () => now, perHour: 1 });
    now += 20 * 3_600_000;
    expect((await graphql('{ rateLimit { remaining } }')).status).toBe(200);
    const refused = await graphql('{ rateLimit { remaining } }');
    expect(refused.status).toBe(200);
    expect(await refused.json()).toMatchObject({ errors: [{ type: 'RATE_LIMITED' }] });
    expect((await ask('/repos/acme/iac')).status).toBe(200);
  });

  it('gives a job, an app and somebody unknown the budgets that GitHub gives them', async () => {
    const budget = async (headers: Record<string, string>) =>
      (await fetch(`${github.apiUrl}/rate_limit`, { headers })).headers.get('x-ratelimit-limit');
    const job = github.issueToken({ login: '', kind: 'actions', repositories: ['acme/iac'], permissions: {} });
    expect(await budget({ authorization: `Bearer ${token}` })).toBe('5000');
    expect(await budget({ authorization: `Bearer ${job}` })).toBe('1000');
    expect(await budget({})).toBe('60');
  });
});

describe('the secondary rate limit', () => {
  it('refuses too many changes within a minute with Retry-After', async () => {
    github.limit({ now: () => now, contentPerMinute: 2, retryAfter: 60 });
    const change = () => ask('/repos/acme/iac/keys/1', { method: 'DELETE' });
    const answers = [await change(), await change(), await change()];
    expect(answers.map(({ headers }) => headers.get('retry-after'))).toEqual([null, null, '60']);
    expect(await answers[2]?.json()).toMatchObject({
      message: expect.stringContaining('exceeded a secondary rate limit'),
    });
    now += 60_001;
    expect((await change()).headers.get('retry-after')).toBeNull();
  });
});

describe('the fault "throttled"', () => {
  it('shows as the secondary limit, or as the primary one where that is wanted', async () => {
    const when = () => true;
    github.faults.add({ kind: 'throttled', when });
    const secondary = await ask('/repos/acme/iac');
    expect([secondary.status, secondary.headers.get('retry-after')]).toEqual([403, '1']);
    github.limit({ now: () => now, throttling: 'primary' });
    github.faults.add({ kind: 'throttled', when });
    const primary = await ask('/repos/acme/iac');
    expect([primary.status, primary.headers.get('x-ratelimit-remaining')]).toEqual([403, '0']);
  });
});
