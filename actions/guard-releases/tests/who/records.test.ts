import { describe, expect, it } from '@jest/globals';
import { recordOf } from '../../src/who/record.ts';
import { trustOf } from '../../src/who/trust.ts';
import { refusal, runOf } from '../fake-github.ts';
import { inputs } from '../occasion.ts';
import { evil, guardedBy, history, left, now, opened, sha, trust, type GuardRun } from './guard-runs.ts';

describe('all who pushed', () => {
  it('are followed from push to push, back to the opening', async () => {
    expect(await trust(now({}), history)).toEqual({ kind: 'trusted', by: 'good' });
  });

  it.each([
    ['the last push', now({ sender: evil }), history],
    ['a push between', now({}), [history[0], left('synchronize', sha('2'), { before: sha('1'), by: evil })]],
    ['the opening', now({}), [left('opened', sha('1'), { by: evil }), history[1]]],
    ['the pull request itself', now({ author: evil }), history],
  ] as const)('must all be trusted, also who did %s', async (_, occasion, runs) => {
    expect(
      await trust(
        occasion,
        runs.flatMap((run) => run ?? []),
      ),
    ).toEqual({
      kind: 'untrusted',
      why: expect.stringContaining('evil (id 666)'),
    });
  });

  it('are asked for when the event is no push: the editor of a title vouches for nothing', async () => {
    const edited = now({ action: 'edited', before: undefined });
    expect(await trust(edited, [...history, left('synchronize', sha('3'), { before: sha('2') })])).toMatchObject({
      kind: 'trusted',
    });
    expect(
      await trust(edited, [...history, left('synchronize', sha('3'), { before: sha('2'), by: evil })]),
    ).toMatchObject({
      kind: 'untrusted',
    });
    expect(await trust(edited, [...history, left('edited', sha('3'))])).toMatchObject({
      kind: 'untrusted',
      why: `nothing recorded who pushed ${'3'.repeat(12)}`,
    });
  });

  it('are unknown where a push left no record, as one by GITHUB_TOKEN does not', async () => {
    expect(await trust(now({}), [left('opened', sha('1'))])).toMatchObject({ kind: 'untrusted' });
  });

  it('are unknown where the opening left no record', async () => {
    const circle = [
      left('synchronize', sha('2'), { before: sha('1') }),
      left('synchronize', sha('1'), { before: sha('2') }),
    ];
    expect(await trust(now({}), circle)).toMatchObject({
      kind: 'untrusted',
      why: expect.stringContaining('opened with'),
    });
  });

  it('all count where a head came twice', async () => {
    const again = left('synchronize', sha('1'), { before: sha('2'), by: evil });
    expect(await trust(now({}), [...history, again])).toMatchObject({ kind: 'untrusted' });
  });

  it('are not followed for ever', async () => {
    const hex = (index: number) => index.toString(16).padStart(40, '0');
    const many = Array.from({ length: 80 }, (_, index) => left('synchronize', hex(index + 1), { before: hex(index) }));
    expect(await trust(now({ before: hex(80) }), many)).toMatchObject({ kind: 'not-verifiable' });
  });
});

describe('a record', () => {
  const forge = (run: Partial<GuardRun>) => [
    history[0],
    { ...left('synchronize', sha('2'), { before: sha('1') }), ...run },
  ];
  const after = (runs: readonly (GuardRun | undefined)[]) =>
    trust(
      now({}),
      runs.flatMap((run) => run ?? []),
    );

  it.each([
    ['of another event of the same workflow, whose file the branch can change', { event: 'push' }],
    ['of another workflow', { path: '.github/workflows/other.yaml' }],
    ['with another title', { title: 'who pushed' }],
    ['of a job that was cut off', { conclusion: 'cancelled' }],
    ['of no JSON', { notices: ['{"version":1'] }],
    ['of another pull request', left('synchronize', sha('2'), { before: sha('1'), number: 13 })],
  ] as const)('is none %s', async (_, run) => {
    expect(await after(forge(run))).toMatchObject({
      kind: 'untrusted',
      why: `nothing recorded who pushed ${'2'.repeat(12)}`,
    });
  });

  it('that names another sender than the run has is forged', async () => {
    expect(await after(forge({ actor: evil }))).toMatchObject({
      kind: 'untrusted',
      why: expect.stringContaining('do not agree'),
    });
  });

  it('beside another one in the same run is forged: a run has one event', async () => {
    const { notices = [] } = left('synchronize', sha('2'), { before: sha('1') });
    const other = left('opened', sha('2')).notices ?? [];
    expect(await after(forge({ notices: [...notices, ...other] }))).toMatchObject({
      kind: 'untrusted',
      why: expect.stringContaining('do not agree'),
    });
    expect(await after(forge({ notices: [...notices, ...notices] }))).toMatchObject({ kind: 'trusted' });
  });

  it('of another head than the run was on is forged', async () => {
    const wrong = { ...left('synchronize', sha('7'), { before: sha('1') }), head: sha('2') };
    expect(await after([history[0], wrong])).toMatchObject({
      kind: 'untrusted',
      why: expect.stringContaining('do not agree'),
    });
  });

  it('is waited for while its run is at work, and not for ever', async () => {
    expect(await after(forge({ status: 'in_progress' }))).toMatchObject({
      kind: 'not-verifiable',
      why: expect.stringContaining('has not ended'),
    });
  });

  it('that the token may not read makes the answer not verifiable', async () => {
    const { github: port } = guardedBy(history, {
      'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations': () => {
        throw refusal('github-forbidden');
      },
    });
    const answer = await trustOf(runOf(port, now({}), inputs({ 'trusted-actors': 'user:1' })), now({}));
    expect(answer).toEqual({ kind: 'not-verifiable', why: expect.stringContaining('actions:read and checks:read') });
  });
});

describe('the notice of a push', () => {
  it('is left by opened and synchronize, and by nothing else', () => {
    expect(recordOf(opened)?.message).toBe(
      `{"action":"opened","version":1,"number":12,"after":"${sha('3')}","sender":{"id":1,"login":"good","type":"User"}}`,
    );
    expect(recordOf(now({}))?.message).toContain(`"before":"${sha('2')}"`);
    expect(recordOf(now({ action: 'edited', before: undefined }))).toBeUndefined();
    expect(recordOf({ kind: 'other', event: 'schedule', repository: opened.repository })).toBeUndefined();
  });
});
