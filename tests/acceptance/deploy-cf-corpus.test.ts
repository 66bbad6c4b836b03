// The built bundle on templates that a real team wrote, where a folder of them lies beside the checkout.
import { existsSync } from 'node:fs';
import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startAws, type Aws } from '@iac/local/aws';
import { runStep, type StepOutcome } from '@iac/local/runner';

const root = join(import.meta.dirname, '../..');
const corpus = join(root, '../shared/corpus/cf');
const folder = join(root, 'actions/deploy-cf');
let aws: Aws;
let workspace: string;

beforeEach(async () => {
  aws = await startAws();
  workspace = await mkdtemp(join(tmpdir(), 'deploy-cf-corpus-'));
});
afterEach(async () => {
  await aws.close();
  await rm(workspace, { recursive: true, force: true });
});

const run = (inputs: Readonly<Record<string, string>>): Promise<StepOutcome> =>
  runStep({ folder, inputs: { 'cfn-lint': 'off', ...inputs }, env: aws.env, workspace });
const calls = () => aws.calls.map(({ operation }) => operation);
const names = () => aws.cloudformation.stacks.map(({ identity }) => identity.name);

const exported = (name: string) => `
  Vpc: {Value: vpc-0123456789abcdef0, Export: {Name: 'eksctl-biomage-${name}-cluster::VPC'}}
  Subnets: {Value: 'subnet-0a,subnet-0b,subnet-0c', Export: {Name: 'eksctl-biomage-${name}-cluster::SubnetsPrivate'}}
  Nodes: {Value: sg-0123456789abcdef0, Export: {Name: 'eksctl-biomage-${name}-cluster::SecurityGroup'}}
  Cluster: {Value: sg-0123456789abcdef1, Export: {Name: 'eksctl-biomage-${name}-cluster::ClusterSecurityGroupId'}}
  Domain: {Value: ${name}.example.com, Export: {Name: DomainName-${name}}}
`;
const pool = {
  ImageAccountId: '123456789012',
  ImageAccountRegion: 'eu-west-1',
  ReplyEmail: 'arn:aws:ses:eu-west-1:123456789012:identity/no-reply@example.com',
  UserPoolDomainName: 'auth.example.com',
  ExternalID: '123456',
  DomainName: 'staging.example.com',
  PrimaryDomainName: 'example.com',
};

// The corpus lies beside a full checkout of the project's owner, not in the repository.
(existsSync(corpus) ? describe : describe.skip)('24 templates that a real team wrote', () => {
  it('are deployed in their computed order, and all skipped the second time', async () => {
    await cp(corpus, join(workspace, 'cf'), { recursive: true });
    aws.eks.put('biomage-staging');
    const template = `Resources: {Topic: {Type: 'AWS::SNS::Topic'}}\nOutputs:${exported('staging')}`;
    aws.cloudformation.put('eksctl-biomage-staging-cluster', { template });
    const inputs = { environment: 'staging', parameters: JSON.stringify(pool), conventions: 'report' };
    const first = await run(inputs);
    expect(first).toMatchObject({ conclusion: 'success', outputs: { outcome: 'deployed' } });
    const order = names();
    expect(order).toHaveLength(25);
    const before = (parent: string, child: string) =>
      order.indexOf(`biomage-${parent}-staging`) < order.indexOf(`biomage-${child}-staging`);
    expect(before('post-register-lambda', 'cognito-case-insensitive')).toBe(true);
    expect(before('cognito-case-insensitive', 'userpoolclient')).toBe(true);
    expect(before('rds-agent-security-group', 'rds-subnet-security-group')).toBe(true);
    expect(before('rds-subnet-security-group', 'rds')).toBe(true);
    aws.forget();
    expect(await run(inputs)).toMatchObject({ conclusion: 'success', outputs: { outcome: 'unchanged' } });
    // One has a parameter of SSM, which only a change set can tell of.
    expect(calls().length).toBeLessThanOrEqual(31);
    expect(calls()).not.toContain('cloudformation:ExecuteChangeSet');
  });

  // Seconds that npm test does not have; npm run check does.
  (process.env['IAC_EXHAUSTIVE'] === '1' ? it : it.skip)(
    'are deployed for development too, with a placeholder for the cluster',
    async () => {
      await cp(corpus, join(workspace, 'cf'), { recursive: true });
      const template = `Resources: {Topic: {Type: 'AWS::SNS::Topic'}}\nOutputs:${exported('development')}`;
      aws.cloudformation.put('eksctl-biomage-development-cluster', { template });
      const parameters = JSON.stringify({ ...pool, OIDCProvider: 'oidc.eks.eu-west-1.amazonaws.com/id/PLACEHOLDER' });
      // It is for staging and production only, and says so by its AllowedValues.
      const templates = 'cf/*.yaml\n!cf/programmatic-interface-client.yaml';
      const outcome = await run({ environment: 'development', templates, parameters, conventions: 'report' });
      expect(outcome).toMatchObject({ conclusion: 'success', outputs: { outcome: 'deployed' } });
      expect(names()).toHaveLength(24);
      expect(calls()).not.toContain('eks:DescribeCluster');
    },
  );

  it('deploy the one that has changed alone', async () => {
    await cp(corpus, join(workspace, 'cf'), { recursive: true });
    const template = `Resources: {Topic: {Type: 'AWS::SNS::Topic'}}\nOutputs:${exported('staging')}`;
    aws.cloudformation.put('eksctl-biomage-staging-cluster', { template });
    const inputs = { environment: 'staging', templates: 'cf/rds*.yaml\n!cf/rds-agent.yaml', conventions: 'report' };
    expect(await run(inputs)).toMatchObject({ conclusion: 'success' });
    const file = join(workspace, 'cf/rds-agent-security-group.yaml');
    await chmod(file, 0o644);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('CidrIp: 0.0.0.0/0', 'CidrIp: 10.0.0.0/8'));
    const outcome = await run(inputs);
    const stacks: unknown = JSON.parse(outcome.outputs['stacks'] ?? '');
    expect(stacks).toMatchObject({
      'biomage-rds-staging': { result: 'unchanged' },
      'biomage-rds-subnet-security-group-staging': { result: 'unchanged' },
      'biomage-rds-agent-security-group-staging': { result: 'updated' },
    });
  });
});
