// The input `changed-since` of the built bundle, in repositories that git itself has made.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { StepOutcome } from '@iac/local/runner';
import { openGround, resultsOf, type Ground } from './deploy-cf/ground.ts';
import { properties, subscriber, topic } from './deploy-cf/templates.ts';

let ground: Ground;

beforeEach(async () => {
  ground = await openGround();
  await git('init', '--quiet', '--initial-branch', 'main');
  await ground.write({
    'cf/topic.yaml': topic(),
    'cf/a-subscriber.yaml': subscriber(),
    'cf/other.yaml': topic('Other'),
    'parameters/staging.yaml': '{}\n',
  });
  await commit('One');
  await ground.write({ 'cf/topic.yaml': topic('TopicArn', properties({ DisplayName: 'x' })) });
  await commit('Two');
});
afterEach(() => ground.close());

async function git(...args: readonly string[]): Promise<string> {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  return (await promisify(execFile)('git', [...identity, ...args], { cwd: ground.workspace })).stdout.trim();
}

async function commit(message: string): Promise<void> {
  await git('add', '.');
  await git('commit', '--quiet', '--message', message);
}

const plan = (ref: string) => ground.run({ mode: 'plan', parameters: 'parameters/staging.yaml', 'changed-since': ref });
const warnings = ({ annotations }: StepOutcome) =>
  annotations.filter(({ message }) => message.includes('changed-since:')).map(({ message }) => message);

const all = {
  'biomage-topic-staging': 'would be created',
  'biomage-a-subscriber-staging': 'would be created',
  'biomage-other-staging': 'would be created',
};

describe('changed-since', () => {
  it('plans what has changed and what takes from it, and asks AWS about nothing else', async () => {
    const outcome = await plan('HEAD~1');
    expect(resultsOf(outcome)).toEqual({ ...all, 'biomage-other-staging': 'not planned' });
    expect(warnings(outcome)).toEqual([]);
    const asked = JSON.stringify(ground.aws.calls.map(({ input }) => input));
    expect(asked).not.toContain('biomage-other-staging');
  });

  it('plans everything when the parameters have changed', async () => {
    await ground.write({ 'parameters/staging.yaml': 'Environment: staging\n' });
    expect(resultsOf(await plan('HEAD'))).toEqual(all);
  });

  it.each([
    ['a commit of zeros', '0'.repeat(40), /is what GitHub calls no commit at all, so all templates are planned/],
    ['a branch that is not there', 'origin/gone', /git cannot compare with origin\/gone/],
    ['a commit that is not there', 'ab'.repeat(20), /git cannot compare with abab/],
  ])('plans everything, with a warning, since %s', async (_, ref, warning) => {
    const outcome = await plan(ref);
    expect([outcome.conclusion, resultsOf(outcome)]).toEqual(['success', all]);
    expect(warnings(outcome)).toEqual([expect.stringMatching(warning)]);
  });

  it('plans everything, with a warning, in a shallow clone', async () => {
    const first = await git('rev-parse', 'HEAD~1');
    await git('clone', '--quiet', '--depth', '1', `file://${ground.workspace}`, 'clone');
    const outcome = await ground.run(
      { mode: 'plan', 'changed-since': first },
      { workspace: `${ground.workspace}/clone` },
    );
    expect([outcome.conclusion, resultsOf(outcome)]).toEqual(['success', all]);
    expect(warnings(outcome)).toEqual([expect.stringContaining('fetch-depth: 0')]);
  });
});
