import { generateKeyPairSync } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '@iac/command';
import { type Aws, startAws } from '@iac/local/aws';
import { type GitHub, type Repository, startGitHub } from '@iac/local/github';
import { actionsOf, archiveOfThisRepository, programsFor } from './actions.ts';
import type { ActRun } from './read-log.ts';
import { runAct } from './run-act.ts';

const root = join(import.meta.dirname, '../../..');
const role = 'arn:aws:iam::123456789012:role/ci-hello';

/** AWS and GitHub on this machine, with the example's service and an iac repository, and act to run the service's workflow. */
export interface World {
  readonly aws: Aws;
  readonly github: GitHub;
  readonly iac: Repository;
  readonly sha: string;
  /** None of them may be in a log. */
  readonly secrets: readonly string[];
  run(trigger: Trigger): Promise<ActRun>;
  close(): Promise<void>;
}

export interface Trigger {
  readonly event: 'push' | 'release' | 'pull_request';
  readonly ref: string;
  readonly runId: string;
  readonly payload?: object;
}

export async function makeWorld(): Promise<World> {
  const temp = await mkdtemp(join(tmpdir(), 'act-world-'));
  const [aws, github] = await Promise.all([startAws(), startGitHub()]);
  const iac = await iacRepository(github, temp);
  const service = await github.createRepository('biomage/hello', { from: join(root, 'examples/service') });
  const jobToken = github.issueToken({
    kind: 'actions',
    login: 'github-actions[bot]',
    repositories: [service.fullName],
    permissions: { contents: 'read' },
  });
  const app = appFor(github, iac);
  const clone = join(temp, 'clone');
  await mkdir(clone);
  const authorization = Buffer.from(`x-access-token:${jobToken}`).toString('base64');
  await git(['-c', `http.extraHeader=Authorization: Basic ${authorization}`, 'clone', '-q', service.url, clone]);
  const own = await archiveOfThisRepository(join(temp, 'iac'));
  const programs = await programsFor(join(temp, 'programs'));
  const workflow = join(clone, '.github/workflows/ci.yaml');
  const actions = await actionsOf(workflow, { own, folder: join(temp, 'substitutes') });
  const secrets = { GITHUB_TOKEN: jobToken, RELEASES_APP_KEY: app.privateKey };
  const env = { ...standins(aws), ...github.env, ...app.env, STANDIN_STATE: join(temp, 'state') };
  return {
    aws,
    github,
    iac,
    sha: (await git(['rev-parse', 'HEAD'], clone)).trim(),
    secrets: [
      jobToken,
      app.env.STANDIN_APP_TOKEN,
      env.STANDIN_AWS_SECRET_ACCESS_KEY,
      app.privateKey.split('\n')[1] ?? '',
    ],
    run: ({ event, ref, runId, payload }) =>
      runAct({
        ...{ temp, workflow, event, secrets, actions, programs },
        repository: clone,
        payload: { ref, repository: repositoryPayload, ...payload },
        env: { ...env, ...run(ref, runId) },
        vars: { AWS_ROLE: role, RELEASES_APP_CLIENT_ID: app.env.STANDIN_APP_CLIENT_ID },
      }),
    close: async () => {
      await Promise.all([aws.close(), github.close()]);
      await rm(temp, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const repositoryPayload = {
  name: 'hello',
  full_name: 'biomage/hello',
  default_branch: 'main',
  owner: { login: 'biomage' },
};

/** What act takes of the github context from the environment. */
function run(ref: string, runId: string) {
  return {
    GITHUB_REPOSITORY: 'biomage/hello',
    GITHUB_REPOSITORY_OWNER: 'biomage',
    GITHUB_REF: ref,
    GITHUB_RUN_ID: runId,
  };
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

/** A GitHub App that is installed on iac and may write its contents. */
function appFor(github: GitHub, iac: Repository) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const token = github.issueToken({
    kind: 'installation',
    login: 'releases[bot]',
    repositories: [iac.fullName],
    permissions: { contents: 'write' },
  });
  const env = {
    STANDIN_APP_CLIENT_ID: 'Iv23liLOCAL',
    STANDIN_APP_PUBLIC_KEY: publicKey,
    STANDIN_APP_GRANTS: 'iac contents:write',
    STANDIN_APP_TOKEN: token,
  };
  return { privateKey, env };
}

async function iacRepository(github: GitHub, temp: string): Promise<Repository> {
  const files = join(temp, 'releases-of-iac');
  await cp(join(root, 'releases'), join(files, 'releases'), { recursive: true });
  return github.createRepository('biomage/iac', { from: files });
}

async function git(args: readonly string[], cwd = tmpdir()): Promise<string> {
  const env = { PATH: process.env['PATH'], HOME: cwd, GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0' };
  return (await runCommand({ file: 'git', args, cwd, env })).stdout;
}
