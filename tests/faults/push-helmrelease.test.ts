import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startGitHub } from '@iac/local/github';
import { startStep } from '@iac/local/runner';
import { fillRelease } from '@iac/manifests';
import type { World } from './matrix.ts';
import { exhaustive, runScenario } from './scenario.ts';

const folder = join(import.meta.dirname, '../../actions/push-helmrelease');
const template = join(import.meta.dirname, 'fixtures', 'template.yaml');
const chart = 'https://github.com/biomage/api';
const path = 'releases/staging/api.yaml';

/** A repository that holds an older release of the service, so that its content has to be fetched as well. */
async function makeWorld(way: Readonly<Record<string, string>>): Promise<World> {
  const github = await startGitHub();
  const iac = await github.createRepository('biomage/iac', { private: true });
  const workspace = await mkdtemp(join(tmpdir(), 'push-faults-'));
  await copyFile(template, join(workspace, '.flux.ci'));
  await iac.commit({
    message: 'Start',
    files: { 'releases/staging/README.md': 'by CI only\n', [path]: await older() },
  });
  const token = github.issueToken({
    login: 'releases[bot]',
    kind: 'installation',
    repositories: ['biomage/iac'],
    permissions: { contents: 'write' },
  });
  const inputs = {
    environment: 'staging',
    image: 'registry.example/api:1.4.2',
    repository: 'biomage/iac',
    'chart-repository': chart,
    token,
  };
  return {
    get calls() {
      return github.calls;
    },
    faults: github.faults,
    start: () =>
      startStep({
        folder,
        inputs,
        workspace,
        env: { ...github.env, ...way },
        github: { repository: 'biomage/api', server_url: github.serverUrl },
      }),
    state: async () => ({
      release: await iac.read(path),
      commits: (await iac.log()).map(({ message }) => message.split('\n')[0]),
    }),
    close: async () => {
      await github.close();
      await rm(workspace, { recursive: true, force: true });
    },
  };
}

async function older(): Promise<string> {
  return fillRelease(
    { file: template, text: await readFile(template, 'utf8') },
    {
      environment: 'staging',
      name: 'api',
      sandboxId: 'default',
      images: [{ registry: 'registry.example', repository: 'api', tag: '1.4.1' }],
      serviceUrl: chart,
      serviceRepository: 'biomage/api',
    },
  );
}

type Way = readonly [string, Readonly<Record<string, string>>];
// A setting that only git knows, so that git talks to the server from the first call. packages/releases tests faults that way too.
const byGit: Way = ['push-helmrelease by git', { GIT_HTTP_PROXY_AUTHMETHOD: 'basic' }];

describe.each<Way>([['push-helmrelease', {}], ...(exhaustive ? [byGit] : [])])('%s', (name, way) => {
  it(
    'lands one commit and one only after any fault or kill at any call and one more run, and is never green before',
    async () => {
      const { state, secondRun } = await runScenario({
        name,
        makeWorld: () => makeWorld(way),
        possible: (_, disturbance) => disturbance !== 'stale',
      });
      expect(state).toMatchObject({ commits: ['Release api to staging: 1.4.2', 'Start'] });
      expect(secondRun.filter(({ mutating }) => mutating)).toEqual([]);
    },
    exhaustive ? 900_000 : 60_000,
  );
});
