import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { fixture, lastJson, runScript } from './fixture.ts';

const showEnv = 'console.log(JSON.stringify(env))';

describe('the environment of a script', () => {
  afterEach(() => {
    delete process.env['OF_THE_HOST'];
  });

  it('tells where the run comes from', async () => {
    const outcome = await runScript(showEnv, {
      uses: 'biomage/iac/actions/deploy@v1',
      id: 'deploy',
      github: { repository: 'acme/web', ref: 'refs/pull/12/merge', sha: 'a'.repeat(40), run_id: '7', actor: 'mona' },
    });
    expect(lastJson(outcome)).toMatchObject({
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION: 'deploy',
      GITHUB_ACTION_REPOSITORY: 'biomage/iac',
      GITHUB_ACTION_REF: 'v1',
      GITHUB_REPOSITORY: 'acme/web',
      GITHUB_REPOSITORY_OWNER: 'acme',
      GITHUB_REF: 'refs/pull/12/merge',
      GITHUB_REF_NAME: '12/merge',
      GITHUB_REF_TYPE: 'branch',
      GITHUB_SHA: 'a'.repeat(40),
      GITHUB_RUN_ID: '7',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_ACTOR: 'mona',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_API_URL: 'https://api.github.com',
      GITHUB_GRAPHQL_URL: 'https://api.github.com/graphql',
      GITHUB_WORKSPACE: fixture('.'),
    });
  });

  it('names the addresses of a GitHub Enterprise Server after its own', async () => {
    const outcome = await runScript(showEnv, { github: { server_url: 'https://ghe.acme.com' } });
    expect(lastJson(outcome)).toMatchObject({
      GITHUB_API_URL: 'https://ghe.acme.com/api/v3',
      GITHUB_GRAPHQL_URL: 'https://ghe.acme.com/api/graphql',
    });
  });

  it('holds neither the token nor anything of the host but PATH', async () => {
    process.env['OF_THE_HOST'] = 'leaked';
    const outcome = await runScript(showEnv, { github: { token: 'ghs_secret' }, inputs: { token: '' } });
    expect(outcome.raw).not.toContain('leaked');
    expect(outcome.raw).not.toContain('ghs_secret');
    expect(lastJson(outcome)).toMatchObject({ PATH: process.env['PATH'] });
  });

  it('cannot be changed where GitHub sets it', async () => {
    const outcome = await runScript(showEnv, {
      env: { GITHUB_SHA: 'x', RUNNER_TEMP: '/x', OTHER: '${{ github.actor }}' },
    });
    expect(lastJson(outcome)).toMatchObject({ OTHER: 'octocat' });
    expect(lastJson(outcome)).not.toMatchObject({ GITHUB_SHA: 'x' });
    expect(lastJson(outcome)).not.toMatchObject({ RUNNER_TEMP: '/x' });
  });

  it('has the event in a file', async () => {
    const outcome = await runScript(
      "console.log(fs.readFileSync(env.GITHUB_EVENT_PATH, 'utf8').replaceAll('\\n', ''))",
      {
        github: { event: { number: 12 } },
      },
    );
    expect(lastJson(outcome)).toEqual({ number: 12 });
  });

  it('starts in the workspace', async () => {
    const outcome = await runScript('console.log(JSON.stringify(process.cwd()))');
    expect(lastJson(outcome)).toBe(realpathSync(fixture('.')));
  });

  it('has folders of its own that are gone afterwards', async () => {
    const outcome = await runScript(
      "fs.writeFileSync(env.RUNNER_TEMP + '/file', ''); console.log(JSON.stringify([env.RUNNER_TEMP, env.RUNNER_TOOL_CACHE, env.HOME].filter((f) => fs.existsSync(f))))",
    );
    const folders = String(lastJson(outcome)).split(',');
    expect(folders).toHaveLength(3);
    expect(folders.filter((folder) => existsSync(folder))).toEqual([]);
    expect(existsSync(dirname(folders[0] ?? ''))).toBe(false);
  });

  it('keeps its folders where the caller named one', async () => {
    const temp = mkdtempSync(join(tmpdir(), 'kept-'));
    await runScript("fs.writeFileSync(env.RUNNER_TEMP + '/report.md', '')", { temp });
    expect(readdirSync(join(temp, '_temp'))).toContain('report.md');
    rmSync(temp, { recursive: true });
  });
});
