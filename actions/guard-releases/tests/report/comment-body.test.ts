import { describe, expect, it } from '@jest/globals';
import { marked } from 'marked';
import type { Violation } from '../../src/contract.ts';
import { commentBody } from '../../src/report/comment-body.ts';
import { context, inputs, pullRequest, verdict } from '../occasion.ts';

const run = { inputs: inputs(), context, workflow: '.github/workflows/guard-releases.yaml' };
const body = (changes: Parameters<typeof verdict>[0] = {}) => commentBody(run, pullRequest(), verdict(changes));
const many = (count: number, name: (index: number) => string): Violation[] =>
  Array.from({ length: count }, (_, index) => ({
    path: name(index),
    change: 'added',
    mode: '100644',
    why: 'is a release, which only a deployment may change',
  }));

describe('the comment', () => {
  it('starts with its mark, and shows the paths and the commands that take them out', () => {
    const said = body();
    expect(said).toMatch(
      /^<!-- guard-releases \.github%2Fworkflows%2Fguard-releases\.yaml -->\n### ❌ This pull request changes/,
    );
    expect(said).toContain('| `releases/staging/api.yaml` | changed | `100644` | is a release |');
    expect(said).toContain(`--source=${'d'.repeat(40)} --staged --worktree -- releases/staging/api.yaml\n`);
    expect(said).toContain('judged at `aaaaaaaaaaaa` · [details](https://github.com/biomage/iac/actions/runs/5)');
  });

  it('says that they are gone once they are', () => {
    const said = body({
      outcome: 'passed',
      reason: 'nothing-protected-changed',
      violations: [],
      headline: 'Nothing is changed.',
    });
    expect(said).toContain('### ✅ The changes are gone');
    expect(said).not.toContain('```');
  });

  it('does not say that they are gone where somebody trusted made them', () => {
    const said = body({ outcome: 'passed', reason: 'trusted-actor', headline: 'All by app:releases.' });
    expect(said).toContain('### ✅ The changes are by those who may make them');
  });

  it('says that nothing is known where nothing is, and gives no commands', () => {
    const said = body({ reason: 'merge-conflict', violations: [], headline: 'It conflicts.', remedy: 'Merge main.' });
    expect(said).toContain('### ❌ It cannot be known');
    expect(said).toContain('It conflicts.\n\nMerge main.');
    expect(said).not.toContain('```');
  });

  it('gives no commands for what only another pull request with the same head changes', () => {
    const said = commentBody({ ...run, inputs: inputs({ close: 'true' }) }, pullRequest(), verdict({ ours: [] }));
    expect(said).toContain('### ❌ Another pull request with the same head changes');
    expect(said).toContain('| `releases/staging/api.yaml` |');
    expect(said).not.toMatch(/```|reopen/);
  });

  it('says after closing: push a commit, do not force, then reopen', () => {
    const closing = { ...run, inputs: inputs({ close: 'true' }) };
    expect(commentBody(closing, pullRequest(), verdict())).toMatch(/Push a commit .* do not force-push; then reopen/);
    expect(body()).not.toMatch(/reopen/);
  });

  it('merges the base first where only the merge shows the change', () => {
    expect(body({ byMerge: true })).toContain(
      'git fetch https://github.com/biomage/iac.git refs/heads/main\ngit merge ',
    );
  });

  it('gives no commands where the merge base is not known', () => {
    expect(body({ mergeBase: undefined })).not.toContain('```');
  });

  it.each([
    ['ten thousand files', many(10_000, (index) => `releases/staging/${index}.yaml`)],
    [
      'names of the greatest length, all of them controls',
      many(200, (index) => `releases/${'\u202e'.repeat(1_300)}${index}`),
    ],
    ['names full of backticks', many(100, (index) => `releases/${'`'.repeat(200)}${index}`)],
    ['long names at the top, which no folder holds', many(60, (index) => `${'\u202e'.repeat(80)}${index}`)],
  ])('fits into GitHub, commands and all, for %s', (_, violations) => {
    const said = body({ violations });
    expect(said.length).toBeLessThanOrEqual(65_536);
    const [code, ...others] = marked.lexer(said).filter(({ type }) => type === 'code');
    expect(others).toEqual([]);
    expect(code?.raw).toMatch(/git push origin HEAD:refs\/heads\/topic\n`+\n*$/);
  });

  it('tells of no more than 50 rows, and how many there are beside them', () => {
    expect(body({ violations: many(60, (index) => `releases/${index}`) })).toContain('… and 10 more: the output');
  });
});
