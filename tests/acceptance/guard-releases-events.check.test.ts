// What happens to a pull request while, before and after it is judged: real events against the built bundle.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { StepOutcome } from '@iac/local/runner';
import { openArena, type Arena } from './guard-releases/arena.ts';
import { release } from './guard-releases/catalogue/proposal.ts';
import { begin } from './guard-releases/catalogue/start.ts';
import { violationsOf } from './guard-releases/violations.ts';

// Each test runs the bundle several times.
jest.setTimeout(120_000);

const api = 'releases/staging/api.yaml';
const edit = [`M ${api}`];
const evil = { [api]: release('evil') };
const good = { 'src/work.ts': 'work\n' };

const { story, main } = begin();
const feature = story.commit('feature', { on: main, files: evil });
const points = {
  // On top of a feature that may not be merged: harmless for the feature's branch alone.
  stacked: story.commit('stacked', { on: feature, files: good }),
  stackedToo: story.commit('stacked-too', { on: feature, files: { 'src/more.ts': 'more\n' } }),
  evil: story.commit('evil', { on: main, files: evil }),
  good: story.commit('good', { on: main, files: good }),
};
let arena: Arena;
let iac: Arena['iac'];

beforeAll(async () => {
  arena = await openArena(story);
  ({ iac } = arena);
});
afterAll(() => arena.close());
beforeEach(() => arena.github.faults.clear());

let branches = 0;
/** A new branch where the point is. */
async function branchAt(point: keyof typeof points | 'main'): Promise<string> {
  branches += 1;
  const name = `${point}-${branches}`;
  await iac.branch(name, point === 'main' ? 'main' : arena.oid(points[point]));
  return name;
}

const judge = (action: string) => arena.judge({ event: iac.events.last('pull_request', action) });
const verdict = ({ conclusion, outputs }: StepOutcome) => [conclusion, outputs['reason']];
const passed = ['success', 'nothing-protected-changed'];
const rejected = ['failure', 'protected-paths-changed'];

describe('a pull request', () => {
  it('is judged again when it is pushed to', async () => {
    const pull = await iac.pulls.open({ head: await branchAt('good') });
    expect(verdict(await judge('opened'))).toEqual(passed);
    await pull.push({ files: evil, message: 'Slip it in' });
    expect(verdict(await judge('synchronize'))).toEqual(rejected);
    await pull.push({ files: { [api]: release('2') }, message: 'Take it out' });
    expect(verdict(await judge('synchronize'))).toEqual(passed);
  });

  it('is judged against its new base when it is retargeted after it passed', async () => {
    const pull = await iac.pulls.open({ head: await branchAt('stacked'), base: 'feature' });
    expect(verdict(await judge('opened'))).toEqual(passed);
    await pull.retarget('main');
    const outcome = await judge('edited');
    expect(verdict(outcome)).toEqual(rejected);
    expect(violationsOf(outcome.outputs)).toEqual(edit);
  });

  it('is rejected as long as its commit is that of another one, which must not be merged', async () => {
    const head = await branchAt('stackedToo');
    await iac.pulls.open({ head, base: 'feature' });
    const event = iac.events.last('pull_request', 'opened');
    expect(verdict(await arena.judge({ event }))).toEqual(passed);
    const harmful = await iac.pulls.open({ head });
    const outcome = await arena.judge({ event });
    expect(verdict(outcome)).toEqual(rejected);
    expect(outcome.outputs['violations']).toContain(`in #${harmful.number} into main`);
    await harmful.close();
    expect(verdict(await arena.judge({ event }))).toEqual(passed);
  });

  it('is judged again when it is reopened', async () => {
    const pull = await iac.pulls.open({ head: await branchAt('evil') });
    await pull.close();
    await pull.reopen();
    expect(verdict(await judge('reopened'))).toEqual(rejected);
  });
});

describe('a pull request from a fork', () => {
  it.each([
    ['is rejected when it changes a release', evil, rejected],
    ['passes when it does not', good, passed],
  ])('%s', async (_what, files, wanted) => {
    branches += 1;
    const owner = `somebody-${branches}`;
    const fork = await arena.github.fork('acme/iac', owner);
    await fork.branch('idea');
    await fork.commit({ branch: 'idea', files, message: 'An idea', author: owner });
    await iac.pulls.open({ head: `${owner}:idea`, author: owner });
    expect(verdict(await judge('opened'))).toEqual(wanted);
  });
});

it('is only reported in plan mode', async () => {
  const head = await branchAt('main');
  await iac.commit({ branch: head, files: evil, message: 'Change' });
  await iac.pulls.open({ head });
  const event = iac.events.last('pull_request', 'opened');
  const { conclusion, outputs, summary } = await arena.judge({ event, inputs: { mode: 'plan' } });
  expect([conclusion, outputs['outcome']]).toEqual(['success', 'rejected']);
  expect(violationsOf(outputs)).toEqual(edit);
  expect(summary).toContain(api);
});

describe('a head or base that moves', () => {
  it('before the run leaves no verdict for the old commit', async () => {
    const pull = await iac.pulls.open({ head: await branchAt('evil') });
    const event = iac.events.last('pull_request', 'opened');
    await pull.forcePush(arena.oid(points.good));
    const { conclusion, outputs } = await arena.judge({ event });
    expect([conclusion, outputs['outcome']]).toEqual(['failure', 'rejected']);
  });

  it.each(['evil', 'good'] as const)('during the run to a commit that is %s fails closed', async (next) => {
    const pull = await iac.pulls.open({ head: await branchAt('good') });
    const to =
      next === 'evil'
        ? arena.oid(points.evil)
        : await iac.commit({ branch: await branchAt('good'), files: { x: '' }, message: 'x' });
    moving(() => pull.forcePush(to));
    expect(verdict(await judge('opened'))).toEqual(['failure', 'head-moved']);
  });

  it('once on the base during the run is judged against its new tip', async () => {
    const base = await branchAt('main');
    await iac.pulls.open({ head: await branchAt('good'), base });
    moving(() => iac.commit({ branch: base, files: evil, message: 'Another release' }));
    expect(verdict(await judge('opened'))).toEqual(passed);
  });

  it('on the base again and again fails closed', async () => {
    const base = await branchAt('main');
    await iac.pulls.open({ head: await branchAt('good'), base });
    let n = 0;
    moving(() => iac.commit({ branch: base, files: { n: String((n += 1)) }, message: 'Another release' }), Infinity);
    const event = iac.events.last('pull_request', 'opened');
    const outcome = await arena.judge({ event, inputs: { deadline: '2s' } });
    expect(verdict(outcome)).toEqual(['failure', expect.stringMatching(/^(base-moved|deadline-exceeded)$/)]);
  });
});

describe("GitHub's test merge", () => {
  afterEach(() => {
    Object.assign(iac.pulls.mergeability, { pendingReads: 0, withoutCommit: false });
  });
  const judged = async (deadline: string) => {
    const event = iac.events.last('pull_request', 'opened');
    return verdict(await arena.judge({ event, inputs: { deadline } }));
  };

  it('is waited for', async () => {
    iac.pulls.mergeability.pendingReads = 1;
    await iac.pulls.open({ head: await branchAt('good') });
    expect(await judged('20s')).toEqual(passed);
  });

  it.each(['pendingReads', 'withoutCommit'] as const)('that never comes fails closed (%s)', async (how) => {
    Object.assign(iac.pulls.mergeability, { [how]: how === 'pendingReads' ? 1_000 : true });
    await iac.pulls.open({ head: await branchAt('good') });
    expect(await judged('1s')).toEqual(['failure', expect.stringMatching(/^(merge-unknown|deadline-exceeded)$/)]);
  });
});

/** Has something happen right after requests of the next run were answered: the first one, or more. */
function moving(act: () => Promise<unknown>, times = 1): void {
  let left = times;
  arena.github.faults.tap({
    after: async () => {
      if (left === 0) return;
      left -= 1;
      await act();
    },
  });
}

describe('a merge queue', () => {
  it('is stopped at the group that changes a release, whatever stands before it', async () => {
    const base = await branchAt('main');
    const [good, bad] = [await branchAt('good'), await branchAt('evil')];
    const [first, second] = [await iac.pulls.open({ head: good, base }), await iac.pulls.open({ head: bad, base })];
    const groups = [await iac.mergeQueue.enqueue(first.number), await iac.mergeQueue.enqueue(second.number)] as const;
    expect(verdict(await arena.judge({ event: groups[0].event }))).toEqual(passed);
    const outcome = await arena.judge({ event: groups[1].event });
    expect(verdict(outcome)).toEqual(rejected);
    expect(violationsOf(outcome.outputs)).toEqual(edit);
  });
});
