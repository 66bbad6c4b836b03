import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startGitHub, type GitHub, type Repository } from '../../src/github/index.ts';
import { graphqlClient } from './api-client.ts';
import { appToken } from './workbench.ts';

let github: GitHub;
let iac: Repository;
let ask: ReturnType<typeof graphqlClient>;
let first: string;

beforeAll(async () => {
  github = await startGitHub();
  iac = await github.createRepository('acme/iac');
  first = await iac.commit({
    files: { 'a.txt': '1\n', 'releases/staging/api.yaml': 'tag: 1\n' },
    message: 'First\n\nWhy',
  });
  ask = graphqlClient(github, appToken(github, 'write', 'acme/iac'));
});
beforeEach(() => github.faults.clear());
afterAll(() => github.close());

const cursor = Buffer.from('1').toString('base64');

describe('GraphQL over the repositories', () => {
  it('reads a branch, a file and its siblings in one request', async () => {
    const { data, errors } = await ask(`{ repository(owner: "acme", name: "iac") {
      nameWithOwner defaultBranchRef { name prefix target { __typename oid } }
      file: object(expression: "main:releases/staging/api.yaml") { oid ... on Blob { text byteSize isBinary isTruncated } }
      folder: object(expression: "main:releases/staging") { ... on Tree { entries { name mode type path object { ... on Blob { text } } } } }
      nothing: object(expression: "main:none") { oid }
    } }`);
    expect(errors).toBeUndefined();
    const entry = {
      name: 'api.yaml',
      mode: 0o100644,
      type: 'blob',
      path: 'releases/staging/api.yaml',
      object: { text: 'tag: 1\n' },
    };
    expect(data).toMatchObject({
      repository: {
        nameWithOwner: 'acme/iac',
        defaultBranchRef: { name: 'main', prefix: 'refs/heads/', target: { __typename: 'Commit', oid: first } },
        file: { text: 'tag: 1\n', byteSize: 7, isBinary: false, isTruncated: false },
        folder: { entries: [entry] },
        nothing: null,
      },
    });
  });

  it('reads a commit by its oid with its tree, parents and history, page by page', async () => {
    const second = await iac.commit({ branch: 'long', files: { b: '1' }, message: 'One' });
    const third = await iac.commit({ branch: 'long', files: { b: '2' }, message: 'Two\n\nbody' });
    const query = `query ($oid: GitObjectID!, $after: String) { repository(owner: "acme", name: "iac") { object(oid: $oid) { ... on Commit {
      messageHeadline messageBody parents(first: 2) { nodes { oid } } tree { oid }
      history(first: 1, after: $after) { totalCount nodes { oid } pageInfo { hasNextPage endCursor } } } } } }`;
    const { data } = await ask(query, { oid: third });
    const page = { totalCount: 2, nodes: [{ oid: third }], pageInfo: { hasNextPage: true, endCursor: cursor } };
    const object = {
      messageHeadline: 'Two',
      messageBody: 'body',
      parents: { nodes: [{ oid: second }] },
      history: page,
    };
    expect(data).toMatchObject({ repository: { object } });
    const next = await ask(query, { oid: third, after: cursor });
    const last = { nodes: [{ oid: second }], pageInfo: { hasNextPage: false } };
    expect(next.data).toMatchObject({ repository: { object: { history: last } } });
  });

  it('tells a binary file from text', async () => {
    await iac.commit({ files: { bin: '\0\u0001' }, message: 'Binary' });
    const { data } = await ask(
      '{ repository(owner: "acme", name: "iac") { object(expression: "main:bin") { ... on Blob { isBinary text } } } }',
    );
    expect(data).toEqual({ repository: { object: { isBinary: true, text: null } } });
  });

  it('says what is left of the rate limit', async () => {
    const { data, headers } = await ask('{ rateLimit { limit remaining used cost resetAt } }');
    expect(data).toMatchObject({ rateLimit: { limit: 5000, cost: 1 } });
    expect(headers.get('x-ratelimit-resource')).toBe('graphql');
  });
});

describe('what GraphQL does not understand', () => {
  it('refuses a field that is not published or not in use here, and says where to add it', async () => {
    const { errors } = await ask('{ repository(owner: "acme", name: "iac") { issues { totalCount } } }');
    expect(errors?.[0]?.message).toMatch(/Cannot query field "issues".*README/);
  });

  it('hides a private repository from a token of another', async () => {
    const { data, errors } = await graphqlClient(
      github,
      appToken(github, 'read', 'acme/x'),
    )('{ repository(owner: "acme", name: "iac") { id } }');
    expect(data).toEqual({ repository: null });
    expect(errors).toMatchObject([
      { type: 'NOT_FOUND', message: "Could not resolve to a Repository with the name 'acme/iac'." },
    ]);
  });

  it('logs a call by the fields that it asks for', async () => {
    await ask('{ repository(owner: "acme", name: "iac") { id } rateLimit { cost } }');
    expect(github.calls.at(-1)).toMatchObject({
      operation: 'graphql:repository+rateLimit',
      mutating: false,
      outcome: 200,
    });
  });
});
