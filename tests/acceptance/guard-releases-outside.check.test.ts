// What no run of an action can stop: where it is not asked at all, the self-check of its other runs says so, and the audit finds what came of it.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { NewRuleset } from '@iac/local/github';
import type { StepOutcome } from '@iac/local/runner';
import { Story } from '../histories/story.ts';
import { openArena, type Arena } from './guard-releases/arena.ts';
import { release } from './guard-releases/catalogue/proposal.ts';
import { workflow } from './guard-releases/catalogue/start.ts';
import { violationsOf } from './guard-releases/violations.ts';

// Each test runs the bundle several times.
jest.setTimeout(120_000);

const api = 'releases/staging/api.yaml';
const evil = { [api]: release('evil') };

const job = `permissions: {}
jobs:
  guard:
    runs-on: ubuntu-latest
    permissions: { contents: read, pull-requests: read }
    steps:
      - uses: acme/iac/actions/guard-releases@v1
`;
const types = '[opened, synchronize, reopened, edited]';
const good = `on:\n  pull_request_target: { types: ${types} }\n  merge_group:\n${job}`;

const required: NewRuleset = {
  name: 'releases',
  enforcement: 'active',
  conditions: { ref_name: { include: ['~DEFAULT_BRANCH'] } },
  rules: [
    {
      type: 'required_status_checks',
      parameters: {
        strict_required_status_checks_policy: false,
        required_status_checks: [{ context: 'guard', integration_id: 15368 }],
      },
    },
  ],
};

const arenas: Arena[] = [];
afterAll(() => Promise.all(arenas.map((arena) => arena.close())));

/** A repository that is guarded by this workflow. */
async function guardedBy(text: string): Promise<Arena> {
  const story = new Story();
  story.commit('main', { files: { [workflow]: text, [api]: release('1'), 'src/app.ts': 'x\n' } });
  const arena = await openArena(story);
  arenas.push(arena);
  return arena;
}

const warnings = ({ annotations }: StepOutcome) =>
  annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);

async function judged(arena: Arena, message = 'Change'): Promise<StepOutcome> {
  const { iac } = arena;
  await iac.branch('topic');
  await iac.commit({ branch: 'topic', files: evil, message });
  await iac.pulls.open({ head: 'topic' });
  return arena.judge({ event: iac.events.last('pull_request', 'opened') });
}

describe('the self-check', () => {
  it('has nothing to warn of where the guard runs always and its check is required', async () => {
    const arena = await guardedBy(good);
    arena.iac.rulesets.create(required);
    expect(warnings(await judged(arena))).toEqual([]);
  });

  it.each([
    ['[skip ci] in a commit (row 18)', good.replace('pull_request_target', 'pull_request'), /pull_request_target/],
    ['a paths filter (row 21)', good.replace(types, `${types}, paths: [releases/**]`), /paths filter/],
    [
      'a job that is skipped (row 21)',
      good.replace('    steps:', "    if: github.actor != 'mallory'\n    steps:"),
      /`if`/,
    ],
  ])('warns of %s', async (_what, text, told) => {
    const arena = await guardedBy(text);
    arena.iac.rulesets.create(required);
    expect(warnings(await judged(arena, 'Change [skip ci]'))).toEqual([expect.stringMatching(told)]);
  });

  it('warns of a check that is not required: a branch like a SHA, or GITHUB_TOKEN, may start no run (rows 20 and 22)', async () => {
    expect(warnings(await judged(await guardedBy(good)))).toEqual([expect.stringContaining('is not required on main')]);
  });

  it('warns of administrators who may merge what was rejected (row 24)', async () => {
    const arena = await guardedBy(good);
    arena.iac.protect('main', { kind: 'classic', checks: ['guard'], exemptsAdmins: true });
    expect(warnings(await judged(arena))).toEqual([expect.stringContaining('Administrators may bypass')]);
  });
});

describe('the audit', () => {
  let arena: Arena;
  beforeAll(async () => {
    arena = await guardedBy(good);
  });
  const trusted = { 'trusted-actors': 'app:releases' };
  const audit = async () => arena.judge({ event: await arena.iac.events.push(), inputs: trusted });
  const verdict = ({ conclusion, outputs }: StepOutcome) => [conclusion, outputs['reason']];
  const trailers = 'Service: api\nEnvironment: staging\nSandbox: default';
  const push = (files: Record<string, string>, { author, message = 'Change' }: { author: string; message?: string }) =>
    arena.iac.commit({ files, author, message });

  it('finds what an administrator merged although it was rejected (row 24)', async () => {
    const { conclusion } = await judged(arena);
    expect(conclusion).toBe('failure');
    await arena.iac.pulls.get(1).merge({ sender: 'admin' });
    const outcome = await audit();
    expect(verdict(outcome)).toEqual(['failure', 'audit-failed']);
    expect(violationsOf(outcome.outputs)).toEqual([`M ${api}`]);
  });

  it('finds what somebody pushed past every pull request (row 26)', async () => {
    await push({ [api]: release('mine') }, { author: 'mallory' });
    const outcome = await audit();
    expect(verdict(outcome)).toEqual(['failure', 'audit-failed']);
    expect(outcome.outputs['violations']).toContain(api);
  });

  it('passes a release of the App', async () => {
    await push({ [api]: release('3') }, { author: 'releases[bot]', message: `Release api\n\n${trailers}\n` });
    expect(verdict(await audit())).toEqual(['success', 'audit-passed']);
  });

  it('finds the App in a file that is not its own, with a key that leaked perhaps', async () => {
    const message = `Release api\n\n${trailers}\n`;
    await push({ [api]: release('4'), [workflow]: 'on: push\n' }, { author: 'releases[bot]', message });
    const outcome = await audit();
    expect(verdict(outcome)).toEqual(['failure', 'audit-failed']);
    expect(violationsOf(outcome.outputs)).toEqual([`M ${workflow}`]);
  });

  it('passes what anybody pushes elsewhere', async () => {
    await push({ 'src/app.ts': 'y\n' }, { author: 'dev' });
    expect(verdict(await audit())).toEqual(['success', 'audit-passed']);
  });
});
