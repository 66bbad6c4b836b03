import { describe, expect, it } from '@jest/globals';
import type { PullRequestOccasion, Verdict } from '../../src/contract.ts';
import { close } from '../../src/close/close.ts';
import { fakeGitHub, refusal, runOf } from '../fake-github.ts';
import { pullRequest, verdict } from '../occasion.ts';

const route = 'PATCH /repos/{owner}/{repo}/pulls/{pull_number}';

async function closed(judged: Verdict, occasion: PullRequestOccasion = pullRequest()) {
  const { github, calls } = fakeGitHub({ [route]: () => ({}) });
  await close(runOf(github, occasion), occasion, judged);
  return calls;
}

describe('close', () => {
  it('closes a pull request with violations', async () => {
    const parameters = { owner: 'biomage', repo: 'iac', pull_number: 12, state: 'closed' };
    expect(await closed(verdict())).toEqual([{ route, parameters }]);
  });

  it('does nothing to one that passed', async () => {
    expect(await closed(verdict({ outcome: 'passed' }))).toEqual([]);
  });

  it('does nothing where it is only not known', async () => {
    expect(await closed(verdict({ violations: [], reason: 'github-unavailable' }))).toEqual([]);
  });

  it('does nothing to one whose head only another one may not merge', async () => {
    expect(await closed(verdict({ ours: [] }))).toEqual([]);
  });

  it('does nothing to one that is closed already', async () => {
    expect(await closed(verdict(), pullRequest({ state: 'closed' }))).toEqual([]);
  });

  it('gives a warning where it may not', async () => {
    const { github } = fakeGitHub({
      [route]: () => {
        throw refusal('github-forbidden');
      },
    });
    expect(await close(runOf(github, pullRequest()), pullRequest(), verdict())).toEqual([
      { level: 'warning', message: expect.stringContaining('pull-requests: write') },
    ]);
  });
});
