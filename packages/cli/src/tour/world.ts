import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Aws, startAws } from '@iac/local/aws';
import { type GitHub, type Repository, startGitHub } from '@iac/local/github';
import type { Commit } from './environments.ts';
import { git } from './git.ts';
import { platformWorkflow } from './platform/steps.ts';
import { guardWorkflow, type Service } from './service.ts';

const owner = 'biomage';

/** AWS and GitHub on this machine, with an iac repository and the service's. */
export interface World {
  readonly aws: Aws;
  /** The platform's account, apart: its workflow runs at the same time as the service's. */
  readonly platform: Aws;
  readonly github: GitHub;
  readonly iac: Repository;
  readonly service: Repository;
  /** A clone of the service's repository, as actions/checkout leaves one. */
  readonly workspace: string;
  readonly commit: Commit;
  /** As actions/create-github-app-token makes one: it may write to iac, and nothing else. */
  readonly appToken: string;
  /** The job's own. */
  readonly jobToken: string;
  readonly temp: string;
}

/** Starts the stand-ins, hands them to `use`, and takes everything away again, whatever becomes of it. */
export async function withWorld<T>(
  { root, service, signal }: { readonly root: string; readonly service: Service; readonly signal: AbortSignal },
  use: (world: World) => Promise<T>,
): Promise<T> {
  const temp = await mkdtemp(join(tmpdir(), 'iac-tour-'));
  const closing = [() => rm(temp, { recursive: true, force: true, maxRetries: 5 })];
  try {
    const aws = await startAws();
    closing.push(() => aws.close());
    const platform = await startAws();
    closing.push(() => platform.close());
    const github = await startGitHub();
    closing.push(() => github.close());
    return await use(await furnish({ aws, platform, github, temp }, { root, service, signal }));
  } finally {
    for (const close of closing.toReversed()) await close();
  }
}

interface Bare {
  readonly aws: Aws;
  readonly platform: Aws;
  readonly github: GitHub;
  readonly temp: string;
}

async function furnish(
  bare: Bare,
  { root, service, signal }: { readonly root: string; readonly service: Service; readonly signal: AbortSignal },
): Promise<World> {
  const { github, temp } = bare;
  const [iacFiles, serviceFiles, workspace] = [join(temp, 'iac'), join(temp, 'service'), join(temp, 'workspace')];
  for (const part of ['releases', 'cf', guardWorkflow, platformWorkflow])
    await cp(join(root, part), join(iacFiles, part), { recursive: true });
  await copyService(service, serviceFiles);
  const iac = await github.createRepository(`${owner}/iac`, { from: iacFiles });
  const repository = await github.createRepository(`${owner}/${service.name}`, { from: serviceFiles });
  const jobToken = github.issueToken({
    kind: 'actions',
    login: 'github-actions[bot]',
    repositories: [repository.fullName],
    permissions: { contents: 'read' },
  });
  const appToken = github.issueToken({
    kind: 'installation',
    login: 'releases[bot]',
    repositories: [iac.fullName],
    permissions: { contents: 'write' },
  });
  await git(['clone', '--quiet', repository.url, workspace], { cwd: temp, token: jobToken, signal });
  const [sha = '', time] = (await git(['log', '-1', '--format=%H %ct'], { cwd: workspace, signal })).split(' ');
  return { ...bare, iac, service: repository, workspace, commit: { sha, time: Number(time) }, appToken, jobToken };
}

async function copyService({ folder, files }: Service, to: string): Promise<void> {
  await mkdir(to);
  if (files === undefined) await cp(folder, to, { recursive: true });
  else for (const file of files) await cp(join(folder, file), join(to, file));
}
