// Inputs of the built bundle that say what CloudFormation does when an operation fails, and what this run does about drift.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { StepOutcome } from '@iac/local/runner';
import { openGround, resultsOf, type Ground } from './deploy-cf/ground.ts';
import { environment, properties as having, renamed, table, topic } from './deploy-cf/templates.ts';

let ground: Ground;

beforeEach(async () => {
  ground = await openGround();
});
afterEach(() => ground.close());

const name = 'biomage-two-staging';
const two = `${environment}Resources:
  Topic:
    Type: AWS::SNS::Topic
    DeletionPolicy: Retain
  Queue:
    Type: AWS::SQS::Queue
    DependsOn: Topic
`;
const errors = ({ annotations }: StepOutcome) =>
  annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
const stack = () => ground.aws.cloudformation.stack(name);
const quota = { stack: name, logicalId: 'Queue', reason: 'Quota exceeded' };

async function failing(inputs: Readonly<Record<string, string>>): Promise<StepOutcome> {
  await ground.write({ 'cf/two.yaml': two });
  ground.aws.cloudformation.fail(quota);
  const outcome = await ground.run(inputs);
  expect(outcome).toMatchObject({ conclusion: 'failure', outputs: { outcome: 'failed', reason: 'stacks-failed' } });
  expect(errors(outcome)).toEqual([expect.stringContaining('Queue (AWS::SQS::Queue): Quota exceeded')]);
  return outcome;
}

describe('on-failure', () => {
  it('rollback takes back what was created, but for what is retained', async () => {
    await failing({});
    expect(stack()?.state.status).toBe('ROLLBACK_COMPLETE');
    expect(stack()?.state.resources.get('Topic')?.status).toBe('DELETE_SKIPPED');
  });

  it('rollback takes that back too with retain-except-on-create', async () => {
    await failing({ 'retain-except-on-create': 'true' });
    expect(stack()?.state.status).toBe('ROLLBACK_COMPLETE');
    expect(stack()?.state.resources.get('Topic')?.status).not.toBe('DELETE_SKIPPED');
  });

  it('do-nothing leaves what has succeeded, and the next run goes on from there', async () => {
    await failing({ 'on-failure': 'do-nothing' });
    expect(stack()?.state.status).toBe('CREATE_FAILED');
    const made = stack()?.state.resources.get('Topic')?.physicalId;
    expect(made).toBeDefined();
    expect(await ground.run()).toMatchObject({ conclusion: 'success', outputs: { outcome: 'deployed' } });
    expect(stack()?.state.resources.get('Topic')?.physicalId).toBe(made);
  });

  it('do-nothing refuses a replacement, which CloudFormation could not bring to an end', async () => {
    await ground.write({ 'cf/topic.yaml': topic() });
    await ground.run();
    await ground.write({ 'cf/topic.yaml': topic('TopicArn', renamed) });
    const outcome = await ground.run({ 'on-failure': 'do-nothing' });
    expect(errors(outcome)).toEqual([expect.stringMatching(/while rollback is off.*would replace Topic/)]);
    expect(await ground.run()).toMatchObject({ conclusion: 'success' });
  });

  it('delete removes a new stack and still says why it failed; one that was there is rolled back', async () => {
    await failing({ 'on-failure': 'delete' });
    expect(stack()?.state.status ?? 'DELETE_COMPLETE').toBe('DELETE_COMPLETE');
    expect(await ground.run({ 'on-failure': 'delete' })).toMatchObject({ conclusion: 'success' });
    await ground.write({ 'cf/two.yaml': `${two}    Properties: {DelaySeconds: 5}\n` });
    ground.aws.cloudformation.fail({ ...quota, on: 'update' });
    expect(await ground.run({ 'on-failure': 'delete' })).toMatchObject({ conclusion: 'failure' });
    expect(stack()?.state.status).toBe('UPDATE_ROLLBACK_COMPLETE');
  });

  it('delete in a change set that was kept is not executed where it is not asked for', async () => {
    await ground.write({ 'cf/two.yaml': two });
    const planned = await ground.run({ mode: 'plan', 'change-sets': 'keep', 'on-failure': 'delete' });
    const plan = planned.outputs['change-sets'] ?? '';
    const other = await ground.run({ mode: 'execute', plan });
    expect(errors(other)).toEqual([expect.stringContaining('on-failure is not delete')]);
    const same = await ground.run({ mode: 'execute', plan, 'on-failure': 'delete' });
    expect(resultsOf(same)).toEqual({ [name]: 'created' });
  });
});

describe('disable-validation', () => {
  it('deploys what CloudFormation would refuse beforehand', async () => {
    await ground.write({ 'cf/two.yaml': two });
    const validation = 'NAME_CONFLICT_VALIDATION';
    ground.aws.cloudformation.failValidation({ validation, stack: name, logicalId: 'Queue', reason: 'is taken' });
    expect(errors(await ground.run())).toEqual([expect.stringContaining('is taken')]);
    expect(await ground.run({ 'disable-validation': 'true' })).toMatchObject({ conclusion: 'success' });
  });
});

describe('fail-on-drift', () => {
  const inputs = { 'deployment-mode': 'revert-drift', 'fail-on-drift': 'true' };
  const planning = { mode: 'plan', 'change-sets': 'create' };

  it('names what somebody has changed by hand or deleted, on its line, and leaves it', async () => {
    await ground.write({ 'cf/table.yaml': table() });
    await ground.run();
    const { cloudformation } = ground.aws;
    const drift = { status: 'MODIFIED', property: 'BillingMode', actual: 'PROVISIONED' } as const;
    cloudformation.drift('biomage-table-staging', 'Table', drift);
    ground.aws.forget();
    const applied = await ground.run(inputs);
    expect(errors(applied)).toEqual([
      expect.stringMatching(/Table .* was changed outside CloudFormation .*BillingMode/),
    ]);
    expect(applied.annotations).toContainEqual(expect.objectContaining({ file: 'cf/table.yaml', line: 6 }));
    expect(errors(await ground.run({ ...inputs, ...planning }))).toEqual(errors(applied));
    expect(ground.calls()).not.toContain('ExecuteChangeSet');
    const shown = cloudformation.stack('biomage-table-staging');
    expect(shown?.changeSets.size).toBe(1);
    expect(shown?.state.resources.get('Table')?.drift).toMatchObject({ status: 'MODIFIED' });
    cloudformation.drift('biomage-table-staging', 'Table', { status: 'DELETED' });
    expect(errors(await ground.run(inputs))).toEqual([expect.stringContaining('was deleted outside CloudFormation')]);
  });

  it('is not needed to see drift in a plan', async () => {
    await ground.write({ 'cf/table.yaml': table() });
    await ground.run();
    const drift = { status: 'MODIFIED', property: 'BillingMode', actual: 'PROVISIONED' } as const;
    ground.aws.cloudformation.drift('biomage-table-staging', 'Table', drift);
    const plan = await ground.run({ 'deployment-mode': 'revert-drift', ...planning });
    expect(plan.summary).toMatch(/updates ⚠ drifted.*BillingMode.*PROVISIONED.*PAY_PER_REQUEST/);
  });

  it('lets pass what the template was brought in line with', async () => {
    await ground.write({ 'cf/topic.yaml': topic() });
    await ground.run();
    const drift = { status: 'MODIFIED', property: 'DisplayName', actual: 'mine' } as const;
    ground.aws.cloudformation.drift('biomage-topic-staging', 'Topic', drift);
    await ground.write({ 'cf/topic.yaml': topic('TopicArn', having({ DisplayName: 'mine' })) });
    const plan = await ground.run({ ...inputs, ...planning });
    expect(plan).toMatchObject({ conclusion: 'success' });
    expect(plan.summary).toContain('syncs ⚠ drifted');
    expect(await ground.run(inputs)).toMatchObject({ conclusion: 'success', outputs: { outcome: 'deployed' } });
  });
});
