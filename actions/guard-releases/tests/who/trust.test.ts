import { describe, expect, it } from '@jest/globals';
import { trustOf } from '../../src/who/trust.ts';
import { refusal, runOf } from '../fake-github.ts';
import { inputs } from '../occasion.ts';
import { bot, good, guardedBy, opened, person, trust } from './guard-runs.ts';

describe('who is trusted', () => {
  it('a user by the id, whatever the login', async () => {
    expect(await trust(opened)).toEqual({ kind: 'trusted', by: 'good' });
    const impostor = person(2, 'good');
    expect(await trust({ ...opened, author: impostor, sender: impostor })).toMatchObject({ kind: 'untrusted' });
  });

  it("an App by its bot's login, which only GitHub can make", async () => {
    expect(await trust({ ...opened, author: bot, sender: bot }, [], 'app:releases')).toMatchObject({ kind: 'trusted' });
    const impostor = person(3, 'releases[bot]');
    expect(await trust({ ...opened, author: impostor }, [], 'app:releases')).toMatchObject({ kind: 'untrusted' });
  });

  it('nobody in a merge group', async () => {
    const group = {
      kind: 'merge-group',
      repository: opened.repository,
      pins: opened.pins,
      baseRef: 'main',
      headRef: 'gh-readonly-queue/main/pr-12',
      sender: good,
    } as const;
    expect(await trustOf(runOf(guardedBy([]).github, group), group)).toMatchObject({ kind: 'untrusted' });
  });
});

describe('a team', () => {
  const route = 'GET /orgs/{org}/teams/{team_slug}/members';
  const inTeam = async (answer: (page: number) => unknown) => {
    const { github: port } = guardedBy([], { [route]: ({ page }) => answer(Number(page)) });
    return trustOf(runOf(port, opened, inputs({ 'trusted-actors': 'team:biomage/releasers' })), opened);
  };

  it('trusts its members, by id, on any page', async () => {
    const page = Array.from({ length: 100 }, (_, index) => ({ id: 1_000 + index }));
    expect(await inTeam((number) => (number < 3 ? page : [{ id: 1 }]))).toMatchObject({ kind: 'trusted' });
    expect(await inTeam(() => [{ id: 2 }])).toMatchObject({ kind: 'untrusted' });
  });

  it.each(['github-forbidden', 'github-not-found'] as const)(
    'that cannot be read (%s) is not verifiable, never ok',
    async (code) => {
      const answer = await inTeam(() => {
        throw refusal(code);
      });
      expect(answer).toEqual({ kind: 'not-verifiable', why: expect.stringContaining('members:read') });
    },
  );
});
