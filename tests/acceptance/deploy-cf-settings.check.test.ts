// Inputs of the built bundle that change how CloudFormation works: express mode, drift, imports, templates from a bucket.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { StepOutcome } from '@iac/local/runner';
import { openGround, resultsOf, type Ground } from './deploy-cf/ground.ts';
import { environment, renamed, subscriber, table, topic } from './deploy-cf/templates.ts';

let ground: Ground;

beforeEach(async () => {
  ground = await openGround();
});
afterEach(() => ground.close());

const given = { parameters: { Environment: 'staging' } };
const errors = ({ annotations }: StepOutcome) =>
  annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
const request = (operation: string) =>
  JSON.stringify(ground.aws.calls.find((call) => call.operation === `cloudformation:${operation}`)?.input);

describe('deployment-mode', () => {
  it('express asks for it, with rollback on, and a replacement is not refused then', async () => {
    ground.aws.cloudformation.put('biomage-topic-staging', { template: topic(), ...given });
    await ground.write({ 'cf/topic.yaml': topic('TopicArn', renamed) });
    const outcome = await ground.run({ 'deployment-mode': 'express' });
    expect(outcome).toMatchObject({ conclusion: 'success', outputs: { outcome: 'deployed' } });
    expect(request('CreateChangeSet')).toContain('EXPRESS');
  });

  it('express refuses a replacement where the stack can only be updated with rollback off', async () => {
    const template = topic();
    ground.aws.cloudformation.put('biomage-topic-staging', { template, ...given, status: 'UPDATE_FAILED' });
    await ground.write({ 'cf/topic.yaml': topic('TopicArn', renamed) });
    const outcome = await ground.run({ 'deployment-mode': 'express' });
    expect(outcome).toMatchObject({ conclusion: 'failure', outputs: { outcome: 'failed' } });
    expect(errors(outcome)).toEqual([expect.stringMatching(/UPDATE_FAILED.*rollback off.*would replace Topic/)]);
    expect(ground.calls()).not.toContain('ExecuteChangeSet');
  });

  it('revert-drift takes back what somebody has changed by hand', async () => {
    await ground.write({ 'cf/table.yaml': table() });
    await ground.run();
    const { cloudformation } = ground.aws;
    const drift = { status: 'MODIFIED', property: 'BillingMode', actual: 'PROVISIONED' } as const;
    cloudformation.drift('biomage-table-staging', 'Table', drift);
    expect(await ground.run()).toMatchObject({ outputs: { outcome: 'unchanged' } });
    const outcome = await ground.run({ 'deployment-mode': 'revert-drift' });
    expect(outcome).toMatchObject({ conclusion: 'success', outputs: { outcome: 'deployed' } });
    expect(cloudformation.stack('biomage-table-staging')?.state.resources.get('Table')?.drift).toBeUndefined();
  });
});

describe('import-existing', () => {
  it('takes a table that is there already into the new stack', async () => {
    ground.aws.cloudformation.exists('AWS::DynamoDB::Table', 'biomage-table-staging');
    await ground.write({
      'cf/table.yaml': table().replace('    Type: AWS::D', '    DeletionPolicy: Retain\n    Type: AWS::D'),
    });
    const refused = await ground.run({ 'on-rollback-complete': 'recreate' });
    expect(refused).toMatchObject({ conclusion: 'failure', outputs: { outcome: 'failed' } });
    const outcome = await ground.run({ 'import-existing': 'true', 'on-rollback-complete': 'recreate' });
    expect(errors(outcome)).toEqual([]);
    expect(resultsOf(outcome)).toEqual({ 'biomage-table-staging': 'imported' });
  });
});

describe('a template that is too long for a request', () => {
  const large = `${environment}Resources:\n${Array.from(
    { length: 300 },
    (_, index) => `  Topic${index}:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: ${'long '.repeat(40)}${index}
`,
  ).join('')}`;

  it('is put into the bucket once, and deployed from there', async () => {
    ground.aws.s3.put('artifacts');
    await ground.write({ 'cf/large.yaml': large });
    const inputs = { 'artifact-bucket': 'artifacts' };
    expect(await ground.run(inputs)).toMatchObject({ conclusion: 'success', outputs: { outcome: 'deployed' } });
    const [key] = ground.aws.s3.keys('artifacts');
    expect(key).toMatch(/^deploy-cf\/[0-9a-f]{64}\.template$/);
    expect(request('CreateChangeSet')).toContain(`https://artifacts.s3.eu-west-1.amazonaws.com/${key ?? ''}`);
    ground.aws.forget();
    expect(await ground.run(inputs)).toMatchObject({ outputs: { outcome: 'unchanged' } });
    expect(ground.calls()).not.toContain('s3:PutObject');
  });

  it('has the address of the other partition in China', async () => {
    ground.aws.s3.put('artifacts', { region: 'cn-north-1' });
    await ground.write({ 'cf/large.yaml': large });
    await ground.run({ 'artifact-bucket': 'artifacts', 'aws-region': 'cn-north-1' });
    expect(request('CreateChangeSet')).toContain('https://artifacts.s3.cn-north-1.amazonaws.com.cn/deploy-cf/');
  });

  it('without a bucket is told before the first change, and so is a bucket that is not there', async () => {
    await ground.write({ 'cf/large.yaml': large });
    const without = await ground.run();
    expect(without).toMatchObject({ conclusion: 'failure', outputs: { reason: 'invalid-templates' } });
    expect(without.annotations).toContainEqual(expect.objectContaining({ level: 'error', file: 'cf/large.yaml' }));
    expect(ground.writes()).toEqual([]);
    const missing = await ground.run({ 'artifact-bucket': 'nowhere' });
    expect(errors(missing)).toEqual([expect.stringContaining('There is no S3 bucket nowhere.')]);
    expect(ground.writes()).toEqual(['s3:PutObject']);
  });
});

describe('OIDCProvider', () => {
  const role = `${environment}  OIDCProvider: {Type: String}
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties: {DisplayName: !Ref OIDCProvider}
`;

  it('is asked of the cluster once, for all templates that declare it and for them alone', async () => {
    const issuer = ground.aws.eks.put('biomage-staging');
    await ground.write({ 'cf/irsa-a.yaml': role, 'cf/irsa-b.yaml': role, 'cf/topic.yaml': topic() });
    expect(await ground.run({ conventions: 'report' })).toMatchObject({ conclusion: 'success' });
    expect(ground.calls().filter((name) => name === 'eks:DescribeCluster')).toHaveLength(1);
    const stack = ground.aws.cloudformation.stack('biomage-irsa-b-staging');
    expect(JSON.stringify([...(stack?.state.evaluated?.parameters ?? [])])).toContain(issuer);
  });

  it('names the cluster that is not there, before the first change', async () => {
    await ground.write({ 'cf/irsa-a.yaml': role, 'cf/a-subscriber.yaml': subscriber(), 'cf/topic.yaml': topic() });
    const outcome = await ground.run({ conventions: 'report', 'cluster-name': 'no-{environment}' });
    expect(outcome).toMatchObject({ conclusion: 'failure', outputs: { reason: 'cluster-not-found' } });
    expect(errors(outcome)).toEqual([expect.stringContaining('There is no EKS cluster no-staging in eu-west-1')]);
    expect(ground.writes()).toEqual([]);
  });
});
