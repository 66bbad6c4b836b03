// Both bundles under plain Node 24, with nothing of the runner around them but their inputs and the addresses.
import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startAws, type Aws } from '@iac/local/aws';
import { startGitHub, type GitHub } from '@iac/local/github';

const actions = join(import.meta.dirname, '../../actions');
let aws: Aws;
let github: GitHub;
let folder: string;

beforeAll(async () => {
  [aws, github] = await Promise.all([startAws(), startGitHub()]);
  folder = await mkdtemp(join(tmpdir(), 'by-hand-'));
  await copyFile(join(import.meta.dirname, '../faults/fixtures/template.yaml'), join(folder, '.flux.ci'));
});
afterAll(async () => {
  await Promise.all([aws.close(), github.close(), rm(folder, { recursive: true, force: true })]);
});

interface Run {
  readonly exitCode: number;
  readonly stdout: string;
}

function start(action: string, env: Readonly<Record<string, string>>): Promise<Run> {
  const bundle = join(actions, action, 'dist/index.js');
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [bundle],
      { cwd: folder, env: { PATH: process.env['PATH'], ...env } },
      (error, stdout) => {
        resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, stdout });
      },
    );
  });
}

describe('started by hand', () => {
  it('ensure-ecr-repo makes its repository', async () => {
    const { exitCode, stdout } = await start('ensure-ecr-repo', {
      ...aws.env,
      INPUT_REPOSITORIES: 'api',
      INPUT_MODE: 'apply',
    });
    expect(exitCode === 0 ? '' : stdout).toBe('');
    expect(aws.ecr.repository('api')).toMatchObject({ mutability: 'IMMUTABLE', scanOnPush: true });
  });

  it('push-helmrelease lands its release', async () => {
    const iac = await github.createRepository('biomage/iac', { private: true });
    await iac.commit({ message: 'Start', files: { 'releases/staging/README.md': 'by CI only\n' } });
    const { exitCode, stdout } = await start('push-helmrelease', {
      GITHUB_SERVER_URL: github.serverUrl,
      GITHUB_API_URL: github.apiUrl,
      INPUT_ENVIRONMENT: 'staging',
      INPUT_IMAGE: 'registry.example/api:1.4.2',
      INPUT_TEMPLATE: '.flux.ci',
      INPUT_NAME: 'api',
      'INPUT_SANDBOX-ID': 'default',
      'INPUT_CHART-REPOSITORY': 'https://github.com/biomage/api',
      INPUT_REPOSITORY: 'biomage/iac',
      INPUT_MODE: 'apply',
      INPUT_DEADLINE: '1m',
      INPUT_TOKEN: github.issueToken({
        login: 'releases[bot]',
        kind: 'installation',
        repositories: ['biomage/iac'],
        permissions: { contents: 'write' },
      }),
    });
    expect(exitCode === 0 ? '' : stdout).toBe('');
    expect(await iac.read('releases/staging/api.yaml')).toContain('tag: 1.4.2');
  });

  it.each(['ensure-ecr-repo', 'push-helmrelease'])('%s names every input that it misses', async (action) => {
    const { exitCode, stdout } = await start(action, {});
    expect(exitCode).toBe(1);
    expect(stdout).toContain('::error::mode: write apply or plan');
  });
});
