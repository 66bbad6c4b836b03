import { describe, expect, it } from '@jest/globals';
import type { Verdict } from '../../src/contract.ts';
import { comment } from '../../src/comment/comment.ts';
import { fakeGitHub, refusal, runOf } from '../fake-github.ts';
import { pullRequest, verdict } from '../occasion.ts';

const mark = '<!-- guard-releases .github%2Fworkflows%2Fguard-releases.yaml -->';
const passed = verdict({ outcome: 'passed', reason: 'nothing-protected-changed', violations: [], remedy: '' });

interface Comment {
  readonly by: 'us' | 'them';
  readonly body: string;
}

/** A pull request with these comments, numbered from 1; `after` holds what it has once the guard has spoken. */
async function said(judged: Verdict, comments: readonly Comment[] = []) {
  const after = new Map(comments.map(({ body }, index) => [String(index + 1), body]));
  const { github, calls } = fakeGitHub({
    graphql: ({ after: cursor }) => {
      const start = Number(cursor ?? 0);
      const nodes = comments
        .slice(start, start + 100)
        .map(({ by, body }, index) => ({ fullDatabaseId: start + index + 1, viewerDidAuthor: by === 'us', body }));
      const pageInfo = { hasNextPage: start + 100 < comments.length, endCursor: String(start + 100) };
      return { repository: { pullRequest: { comments: { nodes, pageInfo } } } };
    },
    'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': ({ body }) => after.set('new', String(body)),
    'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': ({ comment_id, body }) =>
      after.set(String(comment_id), String(body)),
    'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}': ({ comment_id }) => after.delete(String(comment_id)),
  });
  const warnings = await comment(runOf(github, pullRequest()), pullRequest(), judged);
  return { after, warnings, writes: calls.filter(({ route }) => route !== 'graphql').length };
}

describe('the comment', () => {
  it('is made for the first violation', async () => {
    const { after } = await said(verdict());
    expect(after.get('new')).toContain('### ❌ This pull request changes');
  });

  it('is not made where all is well and there was never one', async () => {
    expect(await said(passed)).toMatchObject({ writes: 0 });
  });

  it('is not made where nothing is known', async () => {
    expect(await said(verdict({ violations: [], reason: 'merge-conflict' }))).toMatchObject({ writes: 0 });
  });

  it('is updated in place, and tells when the changes are gone', async () => {
    const { after, writes } = await said(passed, [{ by: 'us', body: `${mark}\n### ❌ old` }]);
    expect(after.get('1')).toContain('### ✅ The changes are gone');
    expect(writes).toBe(1);
  });

  it('is not touched again while the changes stay gone', async () => {
    const { after } = await said(passed, [{ by: 'us', body: `${mark}\n### ❌ old` }]);
    expect(await said(passed, [{ by: 'us', body: after.get('1') ?? '' }])).toMatchObject({ writes: 0 });
  });

  it('tells that nothing is known any more', async () => {
    const unknown = verdict({ violations: [], reason: 'merge-conflict', headline: 'It conflicts.' });
    const { after } = await said(unknown, [{ by: 'us', body: `${mark}\n### ❌ old` }]);
    expect(after.get('1')).toContain('It conflicts.');
  });

  it('leaves it to the newer run to speak when the head has moved', async () => {
    const moved = verdict({ violations: [], reason: 'head-moved' });
    expect(await said(moved, [{ by: 'us', body: `${mark}\n### ❌ old` }])).toMatchObject({ writes: 0 });
  });

  it("is never somebody else's, whatever mark it bears", async () => {
    const { after } = await said(verdict(), [{ by: 'them', body: `${mark}\n### ✅ All is well` }]);
    expect(after.get('1')).toBe(`${mark}\n### ✅ All is well`);
    expect(after.get('new')).toContain('### ❌');
  });

  it('is never another comment of the same account, which only quotes the mark', async () => {
    const { after } = await said(verdict(), [{ by: 'us', body: `> ${mark}\n### ✅ All is well` }]);
    expect(after.get('new')).toContain('### ❌');
  });

  it('is one: what two runs at the same time made is one again', async () => {
    const ours = { by: 'us', body: `${mark}\n### ❌ old` } as const;
    const { after } = await said(verdict(), [ours, ours, ours]);
    expect([...after.keys()]).toEqual(['1']);
  });

  it('is found behind a hundred others', async () => {
    const others = Array.from({ length: 250 }, () => ({ by: 'them', body: 'hello' }) as const);
    const { after } = await said(verdict(), [...others, { by: 'us', body: `${mark}\n### ❌ old` }]);
    expect(after.get('251')).toContain('1 protected path is changed.');
    expect(after.has('new')).toBe(false);
  });
});

describe('a comment that cannot be written', () => {
  it('is a warning with its cure; the verdict does not hang on it', async () => {
    const { github } = fakeGitHub({
      graphql: () => {
        throw refusal('github-forbidden');
      },
    });
    expect(await comment(runOf(github, pullRequest()), pullRequest(), verdict())).toEqual([
      { level: 'warning', message: expect.stringMatching(/was not written\. .*pull-requests: write/) },
    ]);
  });

  it('is our bug where it is no known failure', async () => {
    const { github } = fakeGitHub({
      graphql: () => {
        throw new TypeError('ours');
      },
    });
    await expect(comment(runOf(github, pullRequest()), pullRequest(), verdict())).rejects.toThrow('ours');
  });
});
