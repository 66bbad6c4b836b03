import { describe, expect, it } from '@jest/globals';
import { graphqlUrlOf, octokitWire } from '../src/octokit-wire.ts';

const signal = new AbortController().signal;

describe('the wire over Octokit', () => {
  it('takes an answer of any status for an answer', async () => {
    const response = { status: 404, headers: {}, data: { message: 'Not Found' } };
    const wire = octokitWire(
      { request: () => Promise.reject(Object.assign(new Error('Not Found'), { status: 404, response })) },
      '',
    );
    expect(await wire.send('GET /', {}, signal)).toEqual(response);
  });

  it('has none when the connection broke', async () => {
    const wire = octokitWire({ request: () => Promise.reject(new Error('ECONNRESET')) }, '');
    await expect(wire.send('GET /', {}, signal)).rejects.toThrow('ECONNRESET');
  });

  it.each([
    [{}, 'https://api.github.com/graphql'],
    [{ GITHUB_API_URL: 'https://ghes/api/v3' }, 'https://ghes/api/graphql'],
    [{ GITHUB_API_URL: 'https://api.acme.ghe.com' }, 'https://api.acme.ghe.com/graphql'],
    [{ GITHUB_API_URL: 'https://ghes/api/v3', GITHUB_GRAPHQL_URL: 'https://other/graphql' }, 'https://other/graphql'],
  ])('of %j asks GraphQL at %s', (env, url) => {
    expect(graphqlUrlOf(env)).toBe(url);
  });
});
