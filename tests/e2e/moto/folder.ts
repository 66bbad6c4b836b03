import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CloudFormationClient, CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CreateClusterCommand, EKSClient } from '@aws-sdk/client-eks';
import { runStep, type StepOutcome } from '@iac/local/runner';
import { z } from 'zod';
import type { Moto } from './start.ts';

const action = join(import.meta.dirname, '../../../actions/deploy-cf');
const stacks = z.record(z.string(), z.object({ result: z.string() }));

/** Clients of one moto. */
export interface Clients {
  readonly cloudFormation: CloudFormationClient;
  readonly eks: EKSClient;
}

export function clientsOf({ url }: Moto): Clients {
  const credentials = { accessKeyId: 'anybody', secretAccessKey: 'anything' };
  const config = { endpoint: url, region: 'eu-west-1', credentials, maxAttempts: 1 };
  return { cloudFormation: new CloudFormationClient(config), eks: new EKSClient(config) };
}

/** What is there before a folder is deployed: the cluster, with its network, and what infra/ exports. */
export async function prepare({ cloudFormation, eks }: Clients): Promise<void> {
  const TemplateBody = JSON.stringify(network);
  await cloudFormation.send(new CreateStackCommand({ StackName: 'eksctl-biomage-staging-cluster', TemplateBody }));
  const roleArn = 'arn:aws:iam::123456789012:role/cluster';
  await eks.send(new CreateClusterCommand({ name: 'biomage-staging', roleArn, resourcesVpcConfig: {} }));
}

const subnet = (zone: string, block: string) => ({
  Type: 'AWS::EC2::Subnet',
  Properties: { VpcId: { Ref: 'Vpc' }, AvailabilityZone: `eu-west-1${zone}`, CidrBlock: block },
});
const group = { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'nodes', VpcId: { Ref: 'Vpc' } } };
const ofCluster = (name: string) => `eksctl-biomage-staging-cluster::${name}`;
const exported = (name: string, value: unknown) => ({ Value: value, Export: { Name: name } });

const network = {
  Resources: {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    A: subnet('a', '10.0.1.0/24'),
    B: subnet('b', '10.0.2.0/24'),
    Nodes: group,
    Cluster: group,
  },
  Outputs: {
    Vpc: exported(ofCluster('VPC'), { Ref: 'Vpc' }),
    Subnets: exported(ofCluster('SubnetsPrivate'), { 'Fn::Join': [',', [{ Ref: 'A' }, { Ref: 'B' }]] }),
    Nodes: exported(ofCluster('SecurityGroup'), { 'Fn::GetAtt': ['Nodes', 'GroupId'] }),
    Cluster: exported(ofCluster('ClusterSecurityGroupId'), { 'Fn::GetAtt': ['Cluster', 'GroupId'] }),
    Domain: exported('DomainName-staging', 'staging.example.com'),
    Boundary: exported('WorkloadBoundaryArn-staging', 'arn:aws:iam::123456789012:policy/boundary'),
  },
};

/** Puts templates into the workspace's cf/: of a folder, or texts by name. */
export async function place(workspace: string, templates: string | Readonly<Record<string, string>>): Promise<void> {
  const folder = join(workspace, 'cf');
  if (typeof templates === 'string') return cp(templates, folder, { recursive: true });
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(templates)) await writeFile(join(folder, `${name}.yaml`), text);
}

export interface Deployed extends StepOutcome {
  /** What became of each stack, by its template's name. */
  readonly results: Readonly<Record<string, string>>;
}

/** Runs the built action for staging. */
export async function deploy(
  moto: Moto,
  workspace: string,
  inputs: Readonly<Record<string, string>> = {},
): Promise<Deployed> {
  const outcome = await runStep({
    folder: action,
    workspace,
    env: moto.env,
    inputs: { environment: 'staging', 'cfn-lint': 'off', ...inputs },
  });
  const told = stacks.parse(JSON.parse(outcome.outputs['stacks'] ?? '{}'));
  const named = Object.entries(told).map(([stack, { result }]) => [nameOf(stack), result] as const);
  return { ...outcome, results: Object.fromEntries(named) };
}

function nameOf(stack: string): string {
  return stack.replace(/^biomage-|-staging$/g, '');
}

/** The state of every stack, oldest first. */
export async function states({ cloudFormation }: Clients): Promise<readonly string[]> {
  const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({}));
  return Stacks.map(({ StackName, StackStatus }) => `${StackName ?? ''} ${StackStatus ?? ''}`);
}

/** The templates that whole stacks were made of, by name. */
export async function made(clients: Clients): Promise<readonly string[]> {
  const whole = (await states(clients)).map(
    (state) => /^biomage-(.*)-staging (CREATE|UPDATE)_COMPLETE$/.exec(state)?.[1],
  );
  return whole.filter((name) => name !== undefined).toSorted();
}
