// This repository's own guard of releases/: its workflow under act, on a pull request that it rejects and one that it accepts.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GitHub, type Repository, startGitHub } from '@iac/local/github';
import { archiveOfThisRepository } from './act/actions.ts';
import { commit } from './act/by-act.ts';
import { type ActRun, recordOf } from './act/read-log.ts';
import { runAct } from './act/run-act.ts';
import { confirmedBy } from './confirmed-by.ts';

const root = join(import.meta.dirname, '../..');
const file = '.github/workflows/guard-releases.yaml';

confirmedBy(['act'], () => {
  let temp: string;
  let archive: string;
  let github: GitHub;
  let iac: Repository;
  beforeAll(async () => {
    temp = await mkdtemp(join(tmpdir(), 'act-guard-'));
    archive = await archiveOfThisRepository(join(temp, 'iac'));
    github = await startGitHub();
    iac = await github.createRepository('biomage/iac');
    const text = await readFile(join(root, file), 'utf8');
    await iac.commit({ message: 'Start', files: { [file]: text, 'releases/staging/api.yaml': 'tag: 1\n' } });
  }, 60_000);
  afterAll(async () => {
    await github.close();
    await rm(temp, { recursive: true, force: true, maxRetries: 5 });
  });

  /** Opens a pull request that changes the file, and has act run the workflow on it. */
  async function proposed(path: string, workflow: string): Promise<ActRun> {
    const head = `change-${path.replaceAll(/\W/g, '-')}`;
    await iac.branch(head);
    await iac.commit({ branch: head, message: 'Change', files: { [path]: 'tag: 2\n' } });
    const { number } = await iac.pulls.open({ head, base: 'main' });
    const event = iac.events.all.find(({ action, payload }) => action === 'opened' && payload['number'] === number);
    if (event === undefined) throw new Error('the pull request was not opened');
    const started = await iac.workflows.start({ workflow: file, event });
    const { event: payload, ...context } = started.github;
    const texts = Object.entries(context).map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, value] as const);
    const token = github.issueToken({
      ...{ login: 'github-actions[bot]', kind: 'actions', repositories: [iac.fullName] },
      permissions: { contents: 'read', pull_requests: 'write', actions: 'read', checks: 'read' },
    });
    return runAct({
      ...{ temp, workflow: join(dirname(workflow), 'guard.yaml'), repository: dirname(workflow), payload },
      ...{ event: 'pull_request_target', vars: {}, programs: temp, secrets: { GITHUB_TOKEN: token } },
      env: { ...github.env, ...Object.fromEntries(texts.filter(([name]) => name !== 'GITHUB_TOKEN')) },
      actions: new Map([['biomage/iac@main', archive]]),
    });
  }

  /** act cannot read `$/`, which is this repository at the workflow's commit: that line is replaced, and nothing else. */
  async function workflowFor(name: string, uses: string): Promise<string> {
    const folder = join(temp, name);
    await mkdir(folder);
    const text = await readFile(join(root, file), 'utf8');
    expect(text).toContain('uses: $/actions/guard-releases');
    await writeFile(join(folder, 'guard.yaml'), text.replace('uses: $/actions/guard-releases', `uses: ${uses}`));
    await commit(folder);
    return join(folder, 'guard.yaml');
  }

  describe('the guard of releases/', () => {
    let workflow: string;
    beforeAll(async () => {
      workflow = await workflowFor('readable', 'biomage/iac/actions/guard-releases@main');
    });
    const guard = { job: 'guard', id: '0' };

    it('rejects a pull request that changes a release, and names it', async () => {
      const run = await proposed('releases/staging/api.yaml', workflow);
      expect(recordOf(run, guard)).toMatchObject({
        result: 'failure',
        outputs: { outcome: 'rejected', reason: 'protected-paths-changed', count: '1' },
      });
      expect(run.exitCode).toBe(1);
      expect(recordOf(run, guard).summary).toContain('releases/staging/api.yaml');
    }, 240_000);

    it('accepts a pull request that changes something else', async () => {
      const run = await proposed('src/index.ts', workflow);
      expect(run.exitCode === 0 ? '' : run.text).toBe('');
      expect(recordOf(run, guard)).toMatchObject({ result: 'success', outputs: { outcome: 'passed', count: '0' } });
    }, 240_000);

    it('is not run by an act that does not know $/', async () => {
      const run = await proposed('docs/page.txt', await workflowFor('as-it-is', '$/actions/guard-releases'));
      expect(run.exitCode).not.toBe(0);
      expect(run.text).toContain('$/actions/guard-releases');
    }, 240_000);
  });
});
