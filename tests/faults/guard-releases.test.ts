import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startGitHub, type Delivery, type Repository } from '@iac/local/github';
import { startStep } from '@iac/local/runner';
import type { World } from './matrix.ts';
import { exhaustive, runScenario, type Ending } from './scenario.ts';

const folder = join(import.meta.dirname, '../../actions/guard-releases');
const workflow = '.github/workflows/guard-releases.yaml';
const api = 'releases/staging/api.yaml';
// So that every world has the same commits.
const date = '2026-01-05T08:00:00Z';
const limit = exhaustive ? 900_000 : 60_000;

interface Setting {
  readonly inputs: Readonly<Record<string, string>>;
  /** Makes the history that is judged; what changes last is what a stale read does not see. */
  readonly happen: (iac: Repository) => Promise<Delivery>;
}

function worldOf({ inputs, happen }: Setting): () => Promise<World> {
  return async () => {
    const github = await startGitHub();
    const iac = await github.createRepository('acme/iac');
    const workspace = await mkdtemp(join(tmpdir(), 'guard-faults-'));
    await iac.commit({
      date,
      message: 'Start',
      files: { [api]: 'tag: 1\n', 'src/app.ts': 'a\n', [workflow]: 'on: push\n' },
    });
    const run = await iac.workflows.start({ workflow, event: await happen(iac) });
    const token = github.issueToken({
      login: 'github-actions[bot]',
      kind: 'actions',
      repositories: [iac.fullName],
      permissions: { contents: 'read', pull_requests: 'write' },
    });
    return {
      get calls() {
        return github.calls;
      },
      faults: github.faults,
      start: () => startStep({ folder, inputs, workspace, github: { ...run.github, token } }),
      state: () =>
        Promise.resolve(
          iac.pulls.all().map(({ state, comments }) => ({
            state,
            comments: comments.map(({ body }) => body.replaceAll(github.serverUrl, '')),
          })),
        ),
      close: async () => {
        await github.close();
        await rm(workspace, { recursive: true, force: true });
      },
    };
  };
}

/** A pull request that is harmless at first; then somebody pushes a release, and nothing happens after it. */
async function slippedIn(iac: Repository): Promise<Delivery> {
  await iac.branch('topic');
  await iac.commit({ date, branch: 'topic', files: { 'src/app.ts': 'b\n' }, message: 'Harmless' });
  const pull = await iac.pulls.open({ head: 'topic' });
  return pull.push({ date, files: { [api]: 'tag: 2\n' }, message: 'Slip it in' });
}

async function harmless(iac: Repository): Promise<Delivery> {
  await iac.branch('topic');
  await iac.commit({ date, branch: 'topic', files: { 'src/app.ts': 'b\n' }, message: 'Harmless' });
  await iac.pulls.open({ head: 'topic' });
  return iac.events.last('pull_request', 'opened');
}

async function queued(iac: Repository): Promise<Delivery> {
  await iac.branch('topic');
  await iac.commit({ date, branch: 'topic', files: { [api]: 'tag: 2\n' }, message: 'Release' });
  const { number } = await iac.pulls.open({ head: 'topic' });
  return (await iac.mergeQueue.enqueue(number)).event;
}

async function pushed(iac: Repository): Promise<Delivery> {
  await iac.commit({ date, files: { [api]: 'tag: 2\n' }, message: 'Release' });
  return iac.events.push();
}

/** The self-check: what it may not read it cannot tell, and it never decides. */
const ofSelfCheck = ['contents/{path}', 'rules/branches/{branch}', 'branches/{branch}'].map(
  (end) => `GET /repos/{owner}/{repo}/${end}`,
);

const red: Ending = { conclusion: 'failure', outcome: 'rejected' };
const green: Ending = { conclusion: 'success', outcome: 'passed' };

describe('guard-releases', () => {
  it(
    'is never green for a pull request that changes a release, and says so in one comment, after any fault or kill',
    async () => {
      const { state, secondRun } = await runScenario({
        name: 'guard-releases, a release that slipped in',
        makeWorld: worldOf({ inputs: { comment: 'true', deadline: '20s' }, happen: slippedIn }),
        possible: ({ mutating }, disturbance) => disturbance !== 'stale' || !mutating,
        ends: red,
      });
      expect(state).toEqual([{ state: 'open', comments: [expect.stringContaining(api)] }]);
      expect(secondRun.filter(({ mutating }) => mutating)).toEqual([]);
    },
    limit,
  );
});

(exhaustive ? describe : describe.skip)('guard-releases, every other way it may run', () => {
  const scenarios = {
    'passes a harmless pull request, or fails closed': { happen: harmless, inputs: {}, ends: green },
    'closes a pull request that changes a release': { happen: slippedIn, inputs: { close: 'true' }, ends: red },
    'stops a merge group that changes a release': { happen: queued, inputs: {}, ends: red },
    'finds a push that changes a release': { happen: pushed, inputs: {}, ends: red },
    'trusts nobody whom it cannot know': {
      happen: slippedIn,
      inputs: { 'trusted-actors': 'app:releases' },
      ends: red,
    },
  };
  it.each(Object.entries(scenarios))(
    '%s',
    async (name, { happen, inputs, ends }) => {
      const { state } = await runScenario({
        name: `guard-releases, ${name}`,
        makeWorld: worldOf({ inputs: { ...inputs, deadline: '20s' }, happen }),
        possible: ({ mutating }, disturbance) => disturbance !== 'stale' || !mutating,
        ends,
        optional: ({ operation }) => ofSelfCheck.includes(operation),
      });
      expect(state).toHaveLength(happen === pushed ? 0 : 1);
    },
    limit,
  );
});
