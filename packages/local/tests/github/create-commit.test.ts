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

const mutation = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { clientMutationId commit { oid parents(first: 1) { nodes { oid } } } ref { name } }
}`;

function commit(expectedHeadOid: string, fileChanges: object, more: object = {}) {
  const branch = { repositoryNameWithOwner: 'acme/iac', branchName: 'main' };
  return ask(mutation, { input: { branch, expectedHeadOid, fileChanges, message: { headline: 'Deploy' }, ...more } });
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('createCommitOnBranch', () => {
  it('commits additions and deletions on the tip that the caller saw', async () => {
    const before = await iac.head();
    const additions = [{ path: 'releases/staging/ui.yaml', contents: base64('tag: 2\r\n') }];
    const { data } = await commit(before, { additions, deletions: [{ path: 'a.txt' }] }, { clientMutationId: 'x' });
    const head = await iac.head();
    const created = {
      clientMutationId: 'x',
      commit: { oid: head, parents: { nodes: [{ oid: before }] } },
      ref: { name: 'main' },
    };
    expect(data).toEqual({ createCommitOnBranch: created });
    expect(await iac.read('releases/staging/ui.yaml')).toBe('tag: 2\r\n');
    expect(await iac.read('a.txt')).toBeUndefined();
    expect((await iac.log())[0]).toMatchObject({ author: { name: 'deployer[bot]' }, committer: { name: 'GitHub' } });
  });

  it('refuses when somebody else was first, and changes nothing', async () => {
    const seen = await iac.head();
    const theirs = await iac.commit({ files: { theirs: '1' }, message: 'Theirs' });
    const { data, errors } = await commit(seen, { additions: [{ path: 'mine', contents: '' }] });
    expect(data).toEqual({ createCommitOnBranch: null });
    const message = `Expected branch to point to "${seen}" but it did not.  Pull and try again.`;
    expect(errors).toMatchObject([{ type: 'STALE_DATA', path: ['createCommitOnBranch'], message }]);
    expect(await iac.head()).toBe(theirs);
  });

  it('lets exactly one of several callers on the same tip win', async () => {
    const seen = await iac.head();
    const callers = Array.from({ length: 5 }, (_, n) =>
      commit(seen, { additions: [{ path: `race-${String(n)}`, contents: '' }] }),
    );
    const types = (await Promise.all(callers)).map(({ errors }) => errors?.[0]?.type);
    expect(types.filter((type) => type === undefined)).toHaveLength(1);
    expect(types.filter((type) => type === 'STALE_DATA')).toHaveLength(4);
  });

  it.each([
    [
      'the deletion of what is not there',
      { deletions: [{ path: 'none' }] },
      'A path was requested for deletion which does not exist',
    ],
    ['a path that leaves the repository', { additions: [{ path: '../x', contents: '' }] }, 'malformed'],
    [
      'a path that comes twice',
      { additions: [{ path: 'a', contents: '' }], deletions: [{ path: 'a' }] },
      'comes twice',
    ],
  ])('refuses %s', async (_, changes, text) => {
    expect((await commit(await iac.head(), changes)).errors?.[0]?.message).toContain(text);
  });

  it('keeps the rules of the branch', async () => {
    await iac.commit({ branch: 'guarded', files: { a: '1' }, message: 'One' });
    iac.protect('guarded', { kind: 'ruleset', pullRequest: true });
    const branch = { repositoryNameWithOwner: 'acme/iac', branchName: 'guarded' };
    const { errors } = await commit(await iac.head('guarded'), {}, { branch });
    expect(errors?.[0]?.message).toBe(
      'Repository rule violations found\n\nChanges must be made through a pull request.\n\n',
    );
  });

  it('is forbidden to a token that only reads', async () => {
    const input = {
      branch: { repositoryNameWithOwner: 'acme/iac', branchName: 'main' },
      expectedHeadOid: first,
      message: { headline: 'x' },
    };
    const { errors } = await graphqlClient(github, appToken(github, 'read', 'acme/iac'))(mutation, { input });
    expect(errors).toMatchObject([{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }]);
  });

  it.each([
    ['an oid that is none', { expectedHeadOid: 'abc' }, 'is no GitObjectID'],
    [
      'contents that are no base64',
      { expectedHeadOid: '0'.repeat(40), fileChanges: { additions: [{ path: 'a', contents: '?' }] } },
      'is no Base64String',
    ],
    ['a missing oid', {}, 'expectedHeadOid'],
  ])('refuses %s before anything is done', async (_, input, text) => {
    const branch = { repositoryNameWithOwner: 'acme/iac', branchName: 'main' };
    const { data, errors } = await ask(mutation, { input: { branch, message: { headline: 'x' }, ...input } });
    expect(data).toBeUndefined();
    expect(errors?.[0]?.message).toContain(text);
  });

  it('lets a fault lose the answer to a commit that has landed', async () => {
    github.faults.add({ kind: 'reset-after', when: ({ operation }) => operation === 'graphql:createCommitOnBranch' });
    const seen = await iac.head();
    await expect(commit(seen, { additions: [{ path: 'lost', contents: base64('x') }] })).rejects.toThrow(
      'fetch failed',
    );
    expect(await iac.read('lost')).toBe('x');
  });

  it('is logged as a call that changes something', async () => {
    await commit(first, {});
    expect(github.calls.at(-1)).toMatchObject({ operation: 'graphql:createCommitOnBranch', mutating: true });
  });
});
