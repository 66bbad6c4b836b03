// The built bundle as GitHub's runner starts it, against an AWS that answers at once.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startAws, type Aws } from '@iac/local/aws';
import { runStep, type StepOutcome } from '@iac/local/runner';

const folder = join(import.meta.dirname, '../../actions/deploy-cf');
let aws: Aws;
let workspace: string;

beforeEach(async () => {
  aws = await startAws();
  workspace = await mkdtemp(join(tmpdir(), 'deploy-cf-'));
});
afterEach(async () => {
  await aws.close();
  await rm(workspace, { recursive: true, force: true });
});

type Inputs = Readonly<Record<string, string>>;
const run = (inputs: Inputs = {}): Promise<StepOutcome> =>
  runStep({ folder, inputs: { environment: 'staging', 'cfn-lint': 'off', ...inputs }, env: aws.env, workspace });
const calls = () => aws.calls.map(({ operation }) => operation);
const writes = () => aws.calls.filter(({ mutating }) => mutating).map(({ operation }) => operation);
const names = () => aws.cloudformation.stacks.map(({ identity }) => identity.name);

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(join(workspace, 'cf'), { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(workspace, 'cf', name), text);
}

const environment = `Parameters:
  Environment:
    Type: String
    AllowedValues: [development, staging, production]
`;
const topic = `${environment}Resources:
  Topic:
    Type: AWS::SNS::Topic
Outputs:
  TopicArn:
    Value: !Ref Topic
    Export:
      Name: !Sub TopicArn-\${Environment}
`;
/** Sorts before its exporter. */
const subscriber = `${environment}Resources:
  Subscription:
    Type: AWS::SNS::Subscription
    Properties:
      Protocol: sqs
      Endpoint: arn:aws:sqs:eu-west-1:123456789012:q
      TopicArn: !ImportValue
        Fn::Sub: TopicArn-\${Environment}
`;

describe('a folder of templates', () => {
  it('is deployed in the order of its imports, and left alone the second time', async () => {
    await write({ 'a-subscriber.yaml': subscriber, 'topic.yaml': topic });
    const first = await run();
    expect(first).toMatchObject({ conclusion: 'success', outputs: { outcome: 'deployed', reason: 'differed' } });
    expect(names()).toEqual(['biomage-topic-staging', 'biomage-a-subscriber-staging']);
    expect(JSON.parse(first.outputs['outputs'] ?? '')).toEqual({
      'biomage-topic-staging': { TopicArn: expect.stringMatching(/^arn:aws:sns:eu-west-1:123456789012:/) },
    });
    aws.forget();
    expect(await run()).toMatchObject({
      conclusion: 'success',
      outputs: { outcome: 'unchanged', reason: 'up-to-date' },
    });
    expect(calls().toSorted()).toEqual([
      'cloudformation:DescribeStacks',
      'cloudformation:GetTemplate',
      'cloudformation:GetTemplate',
    ]);
  });

  it('costs two calls for one stack that is as it should be', async () => {
    await write({ 'topic.yaml': topic });
    await run();
    aws.forget();
    expect(await run()).toMatchObject({ outputs: { outcome: 'unchanged' } });
    expect(calls()).toHaveLength(2);
  });

  it('is planned with calls that write nothing', async () => {
    await write({ 'a-subscriber.yaml': subscriber, 'topic.yaml': topic });
    const outcome = await run({ mode: 'plan' });
    expect(outcome).toMatchObject({ conclusion: 'success', outputs: { outcome: 'planned', reason: 'differs' } });
    expect(writes()).toEqual([]);
    expect(JSON.parse(outcome.outputs['plan'] ?? '')).toMatchObject({
      stacks: {
        'biomage-topic-staging': { action: 'create', by: 'static', changes: [{ action: 'Add', logicalId: 'Topic' }] },
        'biomage-a-subscriber-staging': { action: 'create', by: 'static' },
      },
    });
  });

  it('leaves no change set and no shell of a stack behind a plan that made them', async () => {
    await write({ 'a-subscriber.yaml': subscriber, 'topic.yaml': topic });
    const outcome = await run({ mode: 'plan', 'change-sets': 'create' });
    expect(JSON.parse(outcome.outputs['plan'] ?? '')).toMatchObject({
      stacks: { 'biomage-topic-staging': { by: 'change-set' }, 'biomage-a-subscriber-staging': { by: 'static' } },
    });
    expect(outcome.outputs['change-sets']).toBe('');
    expect(names()).toEqual([]);
  });

  it('is executed as it was planned, with the change sets that the plan has kept', async () => {
    await write({ 'topic.yaml': topic });
    const planned = await run({ mode: 'plan', 'change-sets': 'keep' });
    const executed = await run({ mode: 'execute', plan: planned.outputs['change-sets'] ?? '' });
    expect(executed).toMatchObject({ conclusion: 'success', outputs: { outcome: 'deployed' } });
    expect(aws.cloudformation.stack('biomage-topic-staging')?.state.status).toBe('CREATE_COMPLETE');
  });

  it('is not executed once its template is another one than was planned', async () => {
    await write({ 'topic.yaml': topic });
    const planned = await run({ mode: 'plan', 'change-sets': 'keep' });
    await write({ 'topic.yaml': `${topic}  Name:\n    Value: !GetAtt Topic.TopicName\n` });
    aws.forget();
    const executed = await run({ mode: 'execute', plan: planned.outputs['change-sets'] ?? '' });
    expect(executed).toMatchObject({ conclusion: 'failure', outputs: { outcome: 'failed' } });
    expect(calls()).not.toContain('cloudformation:ExecuteChangeSet');
  });

  it('lets the children of a stack that fails wait, and the others go on', async () => {
    await write({
      'a-subscriber.yaml': subscriber,
      'topic.yaml': topic,
      'other.yaml': topic.replaceAll('TopicArn', 'Other'),
    });
    aws.cloudformation.fail({ stack: 'biomage-topic-staging', logicalId: 'Topic', reason: 'Topic is not to be' });
    const outcome = await run();
    expect(outcome).toMatchObject({ conclusion: 'failure', outputs: { outcome: 'failed', reason: 'stacks-failed' } });
    expect(JSON.parse(outcome.outputs['stacks'] ?? '')).toMatchObject({
      'biomage-topic-staging': { result: 'failed' },
      'biomage-a-subscriber-staging': { result: 'skipped' },
      'biomage-other-staging': { result: 'created' },
    });
    expect(outcome.annotations).toContainEqual(
      expect.objectContaining({
        level: 'error',
        file: 'cf/topic.yaml',
        message: expect.stringContaining('Topic is not to be'),
      }),
    );
  });
});

describe('what is wrong', () => {
  it('with the files is told at once, each at its line, before anything is changed', async () => {
    await write({
      'twice.yaml': `${topic}Resources: {}\n`,
      'unknown.yaml': `${environment}Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n    Properties:\n      TopicName: !Ref Nothing\n`,
    });
    const outcome = await run();
    expect(outcome).toMatchObject({ conclusion: 'failure', outputs: { reason: 'invalid-templates' } });
    expect(outcome.annotations.map(({ file }) => file)).toEqual(
      expect.arrayContaining(['cf/twice.yaml', 'cf/unknown.yaml']),
    );
    expect(writes()).toEqual([]);
  });

  it('with an import that nobody exports is told before the first change', async () => {
    await write({ 'a-subscriber.yaml': subscriber, 'other.yaml': topic.replaceAll('TopicArn', 'Other') });
    const outcome = await run();
    expect(outcome).toMatchObject({ conclusion: 'failure', outputs: { reason: 'missing-export' } });
    expect(outcome.annotations).toContainEqual(expect.objectContaining({ file: 'cf/a-subscriber.yaml' }));
    expect(writes()).toEqual([]);
  });

  it('with the account is told before the first change', async () => {
    await write({ 'topic.yaml': topic });
    const outcome = await run({ 'allowed-account-ids': '999999999999' });
    expect(outcome).toMatchObject({ conclusion: 'failure', outputs: { reason: 'foreign-account' } });
    expect(writes()).toEqual([]);
  });
});
