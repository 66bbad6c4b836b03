import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCommand } from '@iac/command';
import { type Aws, startAws } from '@iac/local/aws';
import { type GitHub, type Repository, startGitHub } from '@iac/local/github';
import { toolPath } from '@iac/toolbox';
import { actionsOf, archiveOfThisRepository } from './actions.ts';
import type { ActRun } from './read-log.ts';
import { runAct } from './run-act.ts';

const root = join(import.meta.dirname, '../../..');
const workflow = '.github/workflows/deploy-cf.yaml';
const role = 'arn:aws:iam::123456789012:role/ci';
const environments = ['staging', 'production'] as const;

/** This repository's cf/ on GitHub, two clusters on AWS, and act to run the workflow that deploys it. */
export interface CfWorld {
  readonly aws: Aws;
  readonly iac: Repository;
  run(trigger: CfTrigger): Promise<ActRun>;
  close(): Promise<void>;
}

export interface CfTrigger {
  readonly event: 'push' | 'pull_request' | 'workflow_dispatch';
  /** The branch that is checked out. */
  readonly branch: string;
  readonly payload?: object;
  /** Variables of the repository, without which jobs are skipped. */
  readonly vars?: Readonly<Record<string, string>>;
}

export async function makeCfWorld(): Promise<CfWorld> {
  const temp = await mkdtemp(join(tmpdir(), 'act-cf-'));
  const [aws, github] = await Promise.all([startAws(), startGitHub()]);
  for (const environment of environments) prepare(aws, environment);
  const iac = await github.createRepository('biomage/iac', { from: await ownFolder(temp) });
  const actions = await actionsOf(join(root, workflow), { own: temp, folder: join(temp, 'substitutes') });
  const programs = await programsFor(join(temp, 'programs'));
  return {
    aws,
    iac,
    async run({ event, branch, payload, vars = variables() }) {
      const token = tokenFor(github, iac);
      const clone = await mkdtemp(join(temp, 'clone-'));
      const authorization = `Authorization: Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
      await git(['-c', `http.extraHeader=${authorization}`, 'clone', '--quiet', '--branch', branch, iac.url, clone]);
      return runAct({
        ...{ temp, event, actions, programs, vars, repository: clone, workflow: join(clone, workflow) },
        secrets: { GITHUB_TOKEN: token },
        payload: { repository: repositoryPayload, ...payload },
        env: { ...standins(aws), ...github.env, ...contextOf(event, branch) },
      });
    },
    close: async () => {
      await Promise.all([aws.close(), github.close()]);
      await rm(temp, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const repositoryPayload = {
  name: 'iac',
  full_name: 'biomage/iac',
  default_branch: 'main',
  owner: { login: 'biomage' },
};

/** What the cluster of an environment and infra/ export, and the cluster itself. */
function prepare(aws: Aws, environment: string): void {
  const ofCluster = (name: string) => `eksctl-biomage-${environment}-cluster::${name}`;
  const exported = {
    [ofCluster('VPC')]: 'vpc-1',
    [ofCluster('SubnetsPrivate')]: 'subnet-1,subnet-2',
    [ofCluster('ClusterSecurityGroupId')]: 'sg-1',
    [`DomainName-${environment}`]: `${environment}.example.org`,
    [`WorkloadBoundaryArn-${environment}`]: 'arn:aws:iam::123456789012:policy/boundary',
  };
  const outputs = Object.entries(exported).map(
    ([Name, Value], index) => [`O${String(index)}`, { Value, Export: { Name } }] as const,
  );
  const Resources = { Made: { Type: 'AWS::CloudFormation::WaitConditionHandle' } };
  const template = JSON.stringify({ Resources, Outputs: Object.fromEntries(outputs) });
  aws.cloudformation.put(`cluster-${environment}`, { template });
  aws.eks.put(`biomage-${environment}`);
}

/** Of this repository what the workflow uses, with the actions as they are committed. */
async function ownFolder(temp: string): Promise<string> {
  const folder = await archiveOfThisRepository(join(temp, 'iac'));
  for (const each of ['cf', 'infra', 'tools/python', workflow]) {
    await mkdir(dirname(join(folder, each)), { recursive: true });
    await cp(join(root, each), join(folder, each), { recursive: true });
  }
  return folder;
}

function variables(): Readonly<Record<string, string>> {
  const kinds = ['PLAN', 'DEPLOY', 'EXECUTION'];
  const names = kinds.flatMap((kind) => environments.map((each) => `AWS_${kind}_ROLE_${each.toUpperCase()}`));
  return Object.fromEntries(names.map((name) => [name, role]));
}

function tokenFor(github: GitHub, { fullName }: Repository): string {
  return github.issueToken({
    ...{ kind: 'actions', login: 'github-actions[bot]', repositories: [fullName] },
    permissions: { contents: 'read', pull_requests: 'write' },
  });
}

/** Where AWS is, and the keys that are nobody's before the role is taken. */
function standins({ url, env }: Aws) {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_EC2_METADATA_DISABLED: 'true',
    STANDIN_AWS_ROLE: role,
    STANDIN_AWS_ACCESS_KEY_ID: env['AWS_ACCESS_KEY_ID'] ?? '',
    STANDIN_AWS_SECRET_ACCESS_KEY: env['AWS_SECRET_ACCESS_KEY'] ?? '',
  };
}

/** What act takes of the github context from the environment. */
function contextOf(event: string, branch: string) {
  const ref = event === 'pull_request' ? `refs/heads/${branch}` : 'refs/heads/main';
  return { GITHUB_REPOSITORY: 'biomage/iac', GITHUB_REPOSITORY_OWNER: 'biomage', GITHUB_REF: ref, GITHUB_RUN_ID: '7' };
}

/** A `python3` whose environments hold the cfn-lint that is built, in the place of one that pip fetches. */
async function programsFor(folder: string): Promise<string> {
  await mkdir(folder);
  const script = `#!/bin/sh
set -e
[ "$1 $2" = '-m venv' ]
mkdir -p "$3/bin"
ln -s '${toolPath('cfn-lint')}' "$3/bin/cfn-lint"
ln -s /bin/true "$3/bin/pip"
`;
  await writeFile(join(folder, 'python3'), script);
  await chmod(join(folder, 'python3'), 0o755);
  return folder;
}

async function git(args: readonly string[]): Promise<void> {
  const env = { PATH: process.env['PATH'], HOME: tmpdir(), GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0' };
  await runCommand({ file: 'git', args, cwd: tmpdir(), env });
}
