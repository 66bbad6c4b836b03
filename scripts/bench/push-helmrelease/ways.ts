import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Repository } from '@iac/local/github';
import { compile } from '../../build/bundle.ts';
import { root } from '../../tree/root.ts';
import type { Bench } from '../benchmark.ts';
import type { Program } from '../run-node.ts';
import { environment, type Release } from './releases.ts';
import { filled, template } from './template.ts';

/** A way to land a release. */
export interface Way {
  readonly label: string;
  /** What a step of a workflow runs. */
  readonly program: (release: Release, remote: Remote) => Program;
}

export interface Remote {
  readonly repository: Repository;
  readonly serverUrl: string;
  readonly token: string;
}

export interface Ways {
  readonly ours: Way;
  readonly naive: Way;
  readonly retrying: Way;
}

/** Our built action, and the baselines bundled in the same way. */
export async function prepareWays(bench: Bench): Promise<Ways> {
  const folders = {
    temp: join(bench.temp, 'runner'),
    home: join(bench.temp, 'home'),
    service: join(bench.temp, 'api'),
  };
  for (const folder of Object.values(folders)) await mkdir(folder);
  await writeFile(join(folders.service, '.flux.ci'), template);
  const machine = {
    PATH: process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin',
    HOME: folders.home,
    GIT_CONFIG_NOSYSTEM: '1',
    RUNNER_TEMP: folders.temp,
  };
  const run = (script: string, env: Readonly<Record<string, string>>): Program => ({
    script,
    cwd: folders.service,
    env: { ...machine, ...env },
  });
  const ours = join(root, 'actions/push-helmrelease/dist/index.js');
  const [clone, retry] = [await bundled('clone-once', bench), await bundled('fetch-and-retry', bench)];
  return {
    ours: { label: 'push-helmrelease', program: (release, remote) => run(ours, actionVariables(release, remote)) },
    naive: { label: 'clone, commit, push', program: (...what) => run(clone, baselineVariables(...what)) },
    retrying: { label: 'depth 1, up to 50 tries', program: (...what) => run(retry, baselineVariables(...what)) },
  };
}

async function bundled(name: string, { temp, progress }: Bench): Promise<string> {
  progress('push-helmrelease, bundling the baselines', name);
  await compile(root, join(import.meta.dirname, 'baselines', `${name}.ts`), join(temp, name));
  return join(temp, name, 'index.js');
}

function actionVariables({ name, image }: Release, { repository, serverUrl, token }: Remote): Record<string, string> {
  return {
    GITHUB_SERVER_URL: serverUrl,
    GITHUB_REPOSITORY: 'acme/api',
    INPUT_ENVIRONMENT: environment,
    INPUT_NAME: name,
    INPUT_IMAGE: image,
    INPUT_TEMPLATE: '.flux.ci',
    'INPUT_SANDBOX-ID': 'default',
    INPUT_REPOSITORY: repository.fullName,
    INPUT_TOKEN: token,
    INPUT_MODE: 'apply',
    INPUT_DEADLINE: '5m',
  };
}

function baselineVariables(release: Release, { repository, token }: Remote): Record<string, string> {
  return { INPUT_URL: repository.url, INPUT_PATH: release.path, INPUT_CONTENT: filled(release), INPUT_TOKEN: token };
}
