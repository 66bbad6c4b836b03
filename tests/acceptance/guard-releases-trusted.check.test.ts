// Who may change what is protected: the author of the pull request and everybody who pushed to it, by what GitHub itself has recorded.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Delivery, PullRequest } from '@iac/local/github';
import type { StepOutcome } from '@iac/local/runner';
import { openArena, type Arena } from './guard-releases/arena.ts';
import { release } from './guard-releases/catalogue/proposal.ts';
import { begin } from './guard-releases/catalogue/start.ts';

// Each test runs the bundle several times.
jest.setTimeout(120_000);

const api = 'releases/staging/api.yaml';
let arena: Arena;
let inputs: Record<string, string>;
let branches = 0;

beforeAll(async () => {
  arena = await openArena(begin().story);
  inputs = { 'trusted-actors': `user:${arena.github.accounts.of('mona').id}\napp:releases` };
  arena.github.accounts.app('releases');
});
afterAll(() => arena.close());

/** A pull request that changes a release. */
async function proposed(author: string): Promise<PullRequest> {
  branches += 1;
  const head = `topic-${branches}`;
  await arena.iac.branch(head);
  await arena.iac.commit({ branch: head, files: { [api]: release(`evil-${branches}`) }, message: 'Change', author });
  return arena.iac.pulls.open({ head, author });
}

const push = (pull: PullRequest, sender: string) =>
  pull.push({ files: { [api]: release(`by-${sender}`) }, message: 'Change', author: sender, sender });
const permissions = { actions: 'read', checks: 'read' } as const;
const judge = (event: Delivery) => arena.judge({ event, inputs, permissions });
const opened = () => judge(arena.iac.events.last('pull_request', 'opened'));
const verdict = ({ conclusion, outputs }: StepOutcome) => [conclusion, outputs['reason']];
const passed = ['success', 'trusted-actor'];
const rejected = ['failure', 'protected-paths-changed'];

describe('a change of a release', () => {
  it.each(['mona', 'releases[bot]'])('passes when %s, who is trusted, wrote all of it', async (author) => {
    const pull = await proposed(author);
    expect(verdict(await opened())).toEqual(passed);
    expect(verdict(await judge(await push(pull, author)))).toEqual(passed);
  });

  it('is rejected when somebody else wrote it, whatever association they have, and whoever runs the check again', async () => {
    await proposed('mallory');
    const event = arena.iac.events.last('pull_request', 'opened');
    expect(verdict(await judge(event))).toEqual(rejected);
    expect(verdict(await arena.judge({ event, inputs, permissions, rerunBy: 'mona' }))).toEqual(rejected);
  });

  it('is rejected from the push of somebody else on, and stays so when a trusted one pushes on top', async () => {
    const pull = await proposed('mona');
    expect(verdict(await opened())).toEqual(passed);
    expect(verdict(await judge(await push(pull, 'mallory')))).toEqual(rejected);
    expect(verdict(await judge(await push(pull, 'mona')))).toEqual(rejected);
  });

  it('is rejected when nobody has recorded who pushed before', async () => {
    const pull = await proposed('mona');
    await push(pull, 'mallory');
    expect(verdict(await judge(await push(pull, 'mona')))).toEqual(rejected);
  });

  it('is rejected when the records cannot be read', async () => {
    const pull = await proposed('mona');
    await opened();
    const event = await push(pull, 'mona');
    expect((await arena.judge({ event, inputs })).conclusion).toBe('failure');
  });
});
