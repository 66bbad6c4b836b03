// What people see on the pull request itself: the built guard against real histories.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Delivery } from '@iac/local/github';
import { openArena, type Arena } from './guard-releases/arena.ts';
import { catalogue } from './guard-releases/catalogue/index.ts';

let arena: Arena;
beforeAll(async () => {
  arena = await openArena(catalogue().story);
}, 60_000);
afterAll(() => arena.close());

it('comments once, says so when the change is gone, and closes when it is asked to', async () => {
  const { iac } = arena;
  const tip = await iac.head();
  await iac.branch('by-hand', tip);
  await iac.commit({ branch: 'by-hand', files: { 'releases/staging/by-hand.yaml': 'x\n' }, message: 'By hand' });
  const pull = await iac.pulls.open({ head: 'by-hand', base: 'main' });
  const judge = (event: Delivery, close: string) =>
    arena.judge({ event, inputs: { comment: 'true', close }, permissions: { pull_requests: 'write' } });

  const opened = await judge(iac.events.last('pull_request', 'opened'), 'false');
  expect([opened.outputs['outcome'], pull.state, pull.comments.length]).toEqual(['rejected', 'open', 1]);
  expect(pull.comments[0]?.body).toContain('releases/staging/by-hand.yaml');
  const more = await judge(await pull.push({ files: { x: 'x\n' }, message: 'More' }), 'true');
  expect([more.outputs['outcome'], pull.state, pull.comments.length]).toEqual(['rejected', 'closed', 1]);

  await iac.commit({ branch: 'by-hand', files: { 'releases/staging/by-hand.yaml': null }, message: 'Take it out' });
  const again = await judge(await pull.reopen(), 'true');
  expect([again.outputs['outcome'], pull.state, pull.comments.length]).toEqual(['passed', 'open', 1]);
  expect(pull.comments[0]?.body).not.toContain('by-hand.yaml');
}, 60_000);
