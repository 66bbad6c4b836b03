import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startGitHub, type GitHub, type PullRequest, type Repository } from '../../src/github/index.ts';
import { graphqlClient } from './api-client.ts';

let github: GitHub;
let iac: Repository;
let pull: PullRequest;
let ask: ReturnType<typeof graphqlClient>;
const repositories = ['acme/iac'];

beforeAll(async () => {
  github = await startGitHub();
  iac = await github.createRepository('acme/iac');
  await iac.commit({ files: { 'releases/a.yaml': 'tag: 1\n' }, message: 'First', author: 'alice' });
  await iac.branch('topic');
  await iac.commit({ branch: 'topic', files: { 'docs/a.md': 'a\n' }, message: 'Topic', author: 'alice' });
  pull = await iac.pulls.open({ head: 'topic', author: 'alice' });
  const permissions = { contents: 'read', pull_requests: 'write' } as const;
  ask = graphqlClient(github, github.issueToken({ login: 'x', kind: 'actions', repositories, permissions }));
});
beforeEach(() => {
  github.faults.clear();
  Object.assign(iac.pulls.mergeability, { pendingReads: 0, withoutCommit: false });
});
afterAll(() => github.close());

const inRepository = (fields: string): string => `{ repository(owner: "acme", name: "iac") { ${fields} } }`;

describe('GraphQL about pull requests', () => {
  it('tells both ends, and the test merge with its parents', async () => {
    const { data, errors } = await ask(
      inRepository(`pullRequest(number: 1) { number state isDraft baseRefName baseRefOid headRefName headRefOid
        isCrossRepository mergeable potentialMergeCommit { oid parents(first: 2) { nodes { oid } } }
        author { __typename login ... on User { databaseId } } authorAssociation
        baseRef { target { oid } } headRef { name } headRepository { nameWithOwner } mergeCommit { oid } }`),
    );
    expect(errors).toBeUndefined();
    const [base, head] = [await iac.head(), await pull.headSha()];
    expect(data).toMatchObject({
      repository: {
        pullRequest: {
          ...{ number: 1, state: 'OPEN', isDraft: false, baseRefName: 'main', baseRefOid: base, headRefOid: head },
          ...{
            isCrossRepository: false,
            mergeable: 'MERGEABLE',
            mergeCommit: null,
            baseRef: { target: { oid: base } },
          },
          potentialMergeCommit: { oid: await pull.mergeCommit(), parents: { nodes: [{ oid: base }, { oid: head }] } },
          author: { __typename: 'User', login: 'alice', databaseId: github.accounts.of('alice').id },
        },
      },
    });
  });

  it('says UNKNOWN without a merge commit as long as the knob says so, whichever fields are asked for', async () => {
    iac.pulls.mergeability.pendingReads = 1;
    await iac.commit({ files: { other: '1' }, message: 'Moves the base' });
    const query = inRepository('pullRequest(number: 1) { mergeable potentialMergeCommit { oid } }');
    expect((await ask(query)).data).toMatchObject({
      repository: { pullRequest: { mergeable: 'UNKNOWN', potentialMergeCommit: null } },
    });
    iac.pulls.mergeability.withoutCommit = true;
    expect((await ask(query)).data).toMatchObject({
      repository: { pullRequest: { mergeable: 'MERGEABLE', potentialMergeCommit: null } },
    });
  });

  it('lists them by state, head and base, page by page, and from the end', async () => {
    await iac.branch('other');
    const twin = await iac.pulls.open({ head: 'topic', base: 'other' });
    const list = (asked: string) =>
      ask(
        inRepository(`pullRequests(${asked}) { totalCount nodes { number } pageInfo { hasNextPage hasPreviousPage } }`),
      );
    expect((await list('states: OPEN, headRefName: "topic", first: 1')).data).toMatchObject({
      repository: { pullRequests: { totalCount: 2, nodes: [{ number: 1 }], pageInfo: { hasNextPage: true } } },
    });
    expect((await list('baseRefName: "other", last: 5')).data).toMatchObject({
      repository: { pullRequests: { nodes: [{ number: twin.number }], pageInfo: { hasPreviousPage: false } } },
    });
    const commit = `object(oid: "${await pull.headSha()}") { ... on Commit { associatedPullRequests(first: 9) { nodes { number } } } }`;
    expect((await ask(inRepository(commit))).data).toMatchObject({
      repository: { object: { associatedPullRequests: { nodes: [{ number: 1 }, { number: twin.number }] } } },
    });
  });

  it('tells comments with whose they are, and when the base was changed last', async () => {
    pull.comment('mine?', { sender: 'mallory' });
    pull.comment('ours', { sender: 'github-actions[bot]' });
    await iac.branch('elsewhere');
    await pull.retarget('elsewhere');
    const { data, errors } = await ask(
      inRepository(`pullRequest(number: 1) {
        comments(first: 100) { nodes { fullDatabaseId viewerDidAuthor body author { __typename login } } }
        timelineItems(itemTypes: [BASE_REF_CHANGED_EVENT], last: 1) { nodes { ... on BaseRefChangedEvent { currentRefName } } } }`),
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      repository: {
        pullRequest: {
          comments: {
            nodes: [
              { viewerDidAuthor: false, body: 'mine?' },
              { viewerDidAuthor: true, author: { __typename: 'Bot', login: 'github-actions' } },
            ],
          },
          timelineItems: { nodes: [{ currentRefName: 'elsewhere' }] },
        },
      },
    });
  });

  it('shows the head before the last push where a fault says stale', async () => {
    const before = await pull.headSha();
    await pull.push({ files: { more: '1' }, message: 'More' });
    github.faults.add({ kind: 'stale', when: () => true });
    const query = inRepository('pullRequest(number: 1) { headRefOid }');
    expect((await ask(query)).data).toMatchObject({ repository: { pullRequest: { headRefOid: before } } });
    expect((await ask(query)).data).toMatchObject({
      repository: { pullRequest: { headRefOid: await pull.headSha() } },
    });
  });

  it('moves between two calls where a tap lets somebody push', async () => {
    const before = await pull.headSha();
    let calls = 0;
    github.faults.tap({
      before: async () => {
        calls += 1;
        if (calls === 2) await iac.commit({ branch: 'topic', files: { swapped: '1' }, message: 'Swap', author: 'eve' });
      },
    });
    const query = inRepository('pullRequest(number: 1) { headRefOid }');
    const head = async () => (await ask(query)).data;
    expect(await head()).toMatchObject({ repository: { pullRequest: { headRefOid: before } } });
    const after = await iac.head('topic');
    expect(after).toBe(before);
    expect(await head()).toMatchObject({ repository: { pullRequest: { headRefOid: await iac.head('topic') } } });
    expect(iac.events.last('pull_request', 'synchronize').payload).toMatchObject({ before, sender: { login: 'eve' } });
  });

  it('refuses what the token may not see, and what is not there', async () => {
    const less = { login: 'x', kind: 'actions', repositories, permissions: { contents: 'read' } } as const;
    const blind = graphqlClient(github, github.issueToken(less));
    const query = inRepository('pullRequest(number: 1) { id }');
    expect((await blind(query)).errors).toMatchObject([
      { type: 'FORBIDDEN', message: 'Resource not accessible by integration' },
    ]);
    expect((await ask(inRepository('pullRequest(number: 99) { id }'))).errors).toMatchObject([
      { type: 'NOT_FOUND', message: 'Could not resolve to a PullRequest with the number of 99.' },
    ]);
    const none = { ...less, permissions: { pull_requests: 'read' } } as const;
    const noContents = graphqlClient(github, github.issueToken(none));
    expect((await noContents(inRepository('object(expression: "main") { oid }'))).errors).toMatchObject([
      { type: 'FORBIDDEN' },
    ]);
  });

  it('tells who wrote a commit, and what GitHub signed', async () => {
    await iac.branch('signed', 'main');
    await iac.commit({ branch: 'signed', files: { s: '1' }, message: 'S', author: 'alice' });
    await (await iac.pulls.open({ head: 'signed', base: 'elsewhere' })).merge({ sender: 'bob' });
    const { data } = await ask(
      inRepository(`object(expression: "elsewhere") { ... on Commit { author { user { login } } committer { email }
        signature { isValid wasSignedByGitHub } parents(first: 2) { nodes { signature { isValid } author { user { login } } } } } }`),
    );
    expect(data).toMatchObject({
      repository: {
        object: {
          ...{ author: { user: { login: 'bob' } }, committer: { email: 'noreply@github.com' } },
          signature: { isValid: true, wasSignedByGitHub: true },
          parents: { nodes: [{ signature: null }, { signature: null, author: { user: { login: 'alice' } } }] },
        },
      },
    });
  });
});
