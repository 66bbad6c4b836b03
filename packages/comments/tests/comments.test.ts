import { describe, expect, it } from '@jest/globals';
import type { GitHub } from '@iac/github';
import { oneComment, ownComments, writeComment } from '../src/index.ts';

const pull = { repository: { owner: 'acme', name: 'iac' }, number: 7 };
const mark = '<!-- deploy-cf staging -->';

describe('one comment', () => {
  it('is made where there is none', () => {
    expect(oneComment('new', [])).toEqual([{ kind: 'create', body: 'new' }]);
  });

  it('is left alone where it says so already', () => {
    expect(oneComment('same', [{ id: '1', body: 'same' }])).toEqual([]);
  });

  it('is updated in place, and what another run made beside it goes', () => {
    const own = [
      { id: '1', body: 'old' },
      { id: '2', body: 'new' },
    ];
    expect(oneComment('new', own)).toEqual([
      { kind: 'update', id: '1', body: 'new' },
      { kind: 'delete', id: '2' },
    ]);
  });
});

describe('own comments', () => {
  it("are those of the token's account that begin with the mark, from every page", async () => {
    const all = [
      { fullDatabaseId: '1', viewerDidAuthor: false, body: `${mark} theirs` },
      { fullDatabaseId: '2', viewerDidAuthor: true, body: `> ${mark} quoted` },
      { fullDatabaseId: '99999999999', viewerDidAuthor: true, body: `${mark} ours` },
    ];
    const github: GitHub = {
      request: () => Promise.reject(new Error('nothing is written')),
      graphql: (_, { after }) => {
        const at = Number(after ?? 0);
        const pageInfo = { hasNextPage: at + 1 < all.length, endCursor: String(at + 1) };
        return Promise.resolve({
          repository: { pullRequest: { comments: { nodes: all.slice(at, at + 1), pageInfo } } },
        });
      },
    };
    expect(await ownComments(github, pull, mark)).toEqual([{ id: '99999999999', body: `${mark} ours` }]);
  });
});

describe('a step', () => {
  it.each([
    [{ kind: 'create', body: 'b' } as const, 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'],
    [{ kind: 'update', id: '3', body: 'b' } as const, 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}'],
    [{ kind: 'delete', id: '3' } as const, 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}'],
  ])('%j asks %s', async (step, route) => {
    const asked: unknown[] = [];
    const github: GitHub = {
      graphql: () => Promise.reject(new Error('not asked')),
      request: (given, parameters) => {
        asked.push([given, parameters]);
        return Promise.resolve({});
      },
    };
    await writeComment(github, pull, step);
    expect(asked).toEqual([[route, expect.objectContaining({ owner: 'acme', repo: 'iac' })]]);
  });
});
