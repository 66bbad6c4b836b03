// A run of the built bundle that ends before its stacks do: cancelled, or out of credentials.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openGround, resultsOf, type Ground } from './deploy-cf/ground.ts';
import { properties, subscriber, topic } from './deploy-cf/templates.ts';

let ground: Ground;

beforeEach(async () => {
  ground = await openGround();
});
afterEach(() => ground.close());

const name = 'biomage-topic-staging';
const named = (text: string) => topic('TopicArn', properties({ DisplayName: text }));
const status = () => ground.aws.cloudformation.stack(name)?.state.status;
const id = `arn:aws:cloudformation:eu-west-1:123456789012:stack/${name}/`;

/** A stack and a child of it; the update of the first takes a minute. */
async function slowUpdate(): Promise<void> {
  const { cloudformation } = ground.aws;
  cloudformation.put(name, { template: named('Old'), parameters: { Environment: 'staging' } });
  await ground.write({ 'cf/topic.yaml': named('New'), 'cf/a-subscriber.yaml': subscriber() });
  cloudformation.settings.durations.resource = 60_000;
}

/** Resolves once a stack's operation is under way and has been looked at. */
function underWay(): Promise<void> {
  return new Promise((resolve) => {
    ground.aws.faults.tap({
      after: ({ operation }) => {
        if (operation === 'cloudformation:DescribeStackEvents') resolve();
      },
    });
  });
}

describe('a cancelled job', () => {
  it('says which operation goes on, and that the children were not begun', async () => {
    await slowUpdate();
    const waiting = underWay();
    const step = ground.start();
    await waiting;
    step.cancel();
    const outcome = await step.finished;
    expect(outcome).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', reason: 'cancelled' } });
    expect(JSON.parse(outcome.outputs['stacks'] ?? '')).toMatchObject({
      [name]: { result: 'failed', id: expect.stringContaining(id) },
      'biomage-a-subscriber-staging': { result: 'skipped' },
    });
    expect(outcome.log).toMatch(/The job was cancelled\. CloudFormation goes on with arn:/);
    expect(ground.calls()).not.toContain('CancelUpdateStack');
    expect(status()).toBe('UPDATE_IN_PROGRESS');
  });

  it('has its update rolled back where that is asked for', async () => {
    await slowUpdate();
    const waiting = underWay();
    const step = ground.start({ 'on-cancel': 'cancel-update' });
    await waiting;
    step.cancel();
    const outcome = await step.finished;
    expect(outcome).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', reason: 'cancelled' } });
    expect(ground.calls()).toContain('CancelUpdateStack');
    expect(status()).toMatch(/^UPDATE_ROLLBACK_/);
  });
});

describe('credentials that expire in the middle', () => {
  it('are named as such, and a run with new ones finishes what was begun', async () => {
    await ground.write({ 'cf/topic.yaml': topic(), 'cf/a-subscriber.yaml': subscriber() });
    const key = 'LOCALSHORTKEY0000001';
    ground.aws.identities.add(key, '123456789012');
    ground.aws.faults.tap({
      after: ({ operation }) => {
        if (operation === 'cloudformation:ExecuteChangeSet') ground.aws.identities.expire(key);
      },
    });
    const expired = await ground.run({}, { env: { AWS_ACCESS_KEY_ID: key } });
    expect(expired).toMatchObject({
      conclusion: 'failure',
      outputs: { outcome: 'failed', reason: 'credentials-expired' },
    });
    expect(expired.log).toMatch(/expired.*CloudFormation goes on with arn:/);
    const again = await ground.run();
    expect(again).toMatchObject({ conclusion: 'success', outputs: { outcome: 'deployed' } });
    expect(resultsOf(again)).toEqual({ [name]: 'unchanged', 'biomage-a-subscriber-staging': 'created' });
  });
});
