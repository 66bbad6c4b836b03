// Several stacks in one run of the built bundle: what one of them does to the others, and what is told of all.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openGround, resultsOf, type Ground } from './deploy-cf/ground.ts';
import { environment, properties, renamed, subscriber, topic } from './deploy-cf/templates.ts';

let ground: Ground;

beforeEach(async () => {
  ground = await openGround();
});
afterEach(() => ground.close());

const executed = () => ground.calls().filter((name) => name === 'ExecuteChangeSet');
const named = (exported: string, text: string) => topic(exported, properties({ DisplayName: text }));

describe('change sets that a plan has kept', () => {
  it('are executed in their order', async () => {
    await ground.write({ 'cf/topic.yaml': named('TopicArn', 'one'), 'cf/a-subscriber.yaml': subscriber() });
    await ground.run();
    const child = subscriber().replace(':q', ':other');
    await ground.write({ 'cf/topic.yaml': named('TopicArn', 'two'), 'cf/a-subscriber.yaml': child });
    const plan = await ground.run({ mode: 'plan', 'change-sets': 'keep' });
    ground.aws.forget();
    const outcome = await ground.run({ mode: 'execute', plan: plan.outputs['change-sets'] ?? '' });
    expect(resultsOf(outcome)).toEqual({
      'biomage-topic-staging': 'updated',
      'biomage-a-subscriber-staging': 'updated',
    });
    expect(Object.keys(resultsOf(outcome))).toEqual(['biomage-topic-staging', 'biomage-a-subscriber-staging']);
  });

  it('are refused alone where a stack has changed since; its children wait, the others are executed', async () => {
    const { cloudformation } = ground.aws;
    await ground.write({
      'cf/topic.yaml': named('TopicArn', 'one'),
      'cf/a-subscriber.yaml': subscriber(),
      'cf/other.yaml': named('Other', 'one'),
    });
    await ground.run();
    await ground.write({
      'cf/topic.yaml': named('TopicArn', 'two'),
      'cf/a-subscriber.yaml': subscriber().replace(':q', ':other'),
      'cf/other.yaml': named('Other', 'two'),
    });
    const plan = await ground.run({ mode: 'plan', 'change-sets': 'keep' });
    cloudformation.put('biomage-topic-staging', {
      template: named('TopicArn', 'somebody else'),
      parameters: { Environment: 'staging' },
      status: 'UPDATE_COMPLETE',
    });
    ground.aws.forget();
    const outcome = await ground.run({ mode: 'execute', plan: plan.outputs['change-sets'] ?? '' });
    expect(outcome).toMatchObject({ conclusion: 'failure', outputs: { outcome: 'failed', reason: 'stacks-failed' } });
    expect(resultsOf(outcome)).toEqual({
      'biomage-topic-staging': 'failed',
      'biomage-a-subscriber-staging': 'skipped',
      'biomage-other-staging': 'updated',
    });
    expect(outcome.log).toMatch(/biomage-topic-staging.*the stack has changed since/);
    expect(executed()).toHaveLength(1);
  });
});

describe('many stacks', () => {
  it('are found over many pages and through throttling, and left alone where nothing differs', async () => {
    const { cloudformation } = ground.aws;
    const numbers = Array.from({ length: 24 }, (_, index) => index);
    for (const number of numbers)
      cloudformation.put(`biomage-t${number}-staging`, {
        template: topic(`Arn${number}`),
        parameters: { Environment: 'staging' },
      });
    cloudformation.settings.pageSize = 7;
    await ground.write(Object.fromEntries(numbers.map((number) => [`cf/t${number}.yaml`, topic(`Arn${number}`)])));
    ground.aws.faults.add({ kind: 'throttled', when: ({ index }) => index % 5 === 0, times: 6 });
    const outcome = await ground.run();
    expect(outcome).toMatchObject({ conclusion: 'success', outputs: { outcome: 'unchanged' } });
    expect(outcome.outputs['outputs']?.match(/"biomage-t[0-9]+-staging"/g)).toHaveLength(24);
    expect(ground.writes()).toEqual([]);
    expect(ground.aws.calls.filter(({ outcome: code }) => code === 400).length).toBeGreaterThanOrEqual(5);
  });

  it('are all told of in the outputs, each with what it has', async () => {
    const two = `${topic('First')}  Second:\n    Value: !GetAtt Topic.TopicName\n`;
    await ground.write({ 'cf/two.yaml': two, 'cf/none.yaml': subscriber('First') });
    const { outputs } = await ground.run();
    expect(JSON.parse(outputs['outputs'] ?? '')).toEqual({
      'biomage-two-staging': {
        First: expect.stringMatching(/^arn:aws:sns:eu-west-1:123456789012:/),
        Second: expect.stringMatching(/^biomage-two-staging-Topic-/),
      },
    });
  });
});

describe('an export that another stack uses', () => {
  it('cannot change: the stack that uses it and the line are named', async () => {
    await ground.write({ 'cf/topic.yaml': topic(), 'cf/a-subscriber.yaml': subscriber() });
    await ground.run();
    await ground.write({ 'cf/topic.yaml': topic('TopicArn', renamed) });
    const outcome = await ground.run();
    expect(outcome).toMatchObject({ conclusion: 'failure', outputs: { outcome: 'failed' } });
    expect(outcome.annotations).toContainEqual(
      expect.objectContaining({
        level: 'error',
        file: 'cf/topic.yaml',
        message: expect.stringMatching(/TopicArn-staging.*biomage-a-subscriber-staging/),
      }),
    );
    expect(ground.aws.cloudformation.stack('biomage-topic-staging')?.state.status).toBe('UPDATE_ROLLBACK_COMPLETE');
  });
});

describe('annotations', () => {
  it('stand on the line of the resource that has failed, and of the one that a plan would replace', async () => {
    await ground.write({ 'cf/topic.yaml': topic() });
    ground.aws.cloudformation.fail({ logicalId: 'Topic', reason: 'Quota exceeded' });
    const failed = await ground.run();
    const line = environment.split('\n').length + 1;
    expect(failed.annotations).toContainEqual(
      expect.objectContaining({ level: 'error', title: 'biomage-topic-staging', file: 'cf/topic.yaml', line }),
    );
    expect(await ground.run({ 'on-rollback-complete': 'recreate' })).toMatchObject({ conclusion: 'success' });
    await ground.write({ 'cf/topic.yaml': topic('TopicArn', renamed) });
    const plan = await ground.run({ mode: 'plan', 'change-sets': 'create' });
    expect(plan.annotations).toContainEqual(
      expect.objectContaining({
        level: 'notice',
        file: 'cf/topic.yaml',
        line,
        message: expect.stringContaining('replaces Topic'),
      }),
    );
  });
});
