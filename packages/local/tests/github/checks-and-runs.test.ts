import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  startGitHub,
  type GitHub,
  type PullRequest,
  type Repository,
  type WorkflowRun,
} from '../../src/github/index.ts';
import { restClient } from './api-client.ts';

const workflow = '.github/workflows/guard.yaml';
const notice = { path: 'x', startLine: 1, endLine: 1, level: 'notice', message: '{"after":"1"}' } as const;

let github: GitHub;
let iac: Repository;
let pull: PullRequest;
let run: WorkflowRun;
let ask: ReturnType<typeof restClient>;
const repositories = ['acme/iac'];

beforeAll(async () => {
  github = await startGitHub();
  iac = await github.createRepository('acme/iac');
  await iac.commit({ files: { a: '1' }, message: 'First' });
  await iac.branch('topic');
  await iac.commit({ branch: 'topic', files: { b: '1' }, message: 'Topic' });
  pull = await iac.pulls.open({ head: 'topic', author: 'alice' });
  run = await iac.workflows.start({ workflow, event: iac.events.last('pull_request', 'opened') });
  const permissions = { contents: 'read', checks: 'read', actions: 'read', pull_requests: 'write' } as const;
  ask = restClient(github, github.issueToken({ login: 'x', kind: 'actions', repositories, permissions }));
});
afterAll(() => github.close());

describe('a workflow run', () => {
  it('gives its job what GitHub gives: pull_request_target on the default branch, pull_request on the merge commit', async () => {
    const event = iac.events.last('pull_request', 'opened');
    expect(run.github).toMatchObject({
      ...{ event_name: 'pull_request_target', ref: 'refs/heads/main', sha: await iac.head(), event: event.payload },
      ...{ head_ref: 'topic', base_ref: 'main', actor: 'alice', workflow_ref: `acme/iac/${workflow}@refs/heads/main` },
      ...{ run_id: String(run.id), run_attempt: '1', api_url: github.apiUrl },
    });
    const plain = await iac.workflows.start({ workflow: '.github/workflows/ci.yaml', event, on: 'pull_request' });
    const merge = { ref: 'refs/pull/1/merge', sha: await pull.mergeCommit() };
    expect(plain.github).toMatchObject({ event_name: 'pull_request', ...merge });
  });

  it('is found by head, event and workflow; its annotations lead from its job', async () => {
    run.finish('failure', [notice]);
    const sha = await pull.headSha();
    const runs = `/repos/acme/iac/actions/workflows/guard.yaml/runs?head_sha=${sha}&event=pull_request_target`;
    expect((await ask(runs)).answer).toMatchObject({
      total_count: 1,
      workflow_runs: [
        {
          ...{ id: run.id, path: workflow, head_sha: sha, status: 'completed', conclusion: 'failure' },
          ...{ actor: { login: 'alice' }, pull_requests: [{ number: 1 }], head_branch: 'topic' },
        },
      ],
    });
    expect((await ask(`/repos/acme/iac/actions/runs?event=push`)).answer).toMatchObject({ total_count: 0 });
    const { answer } = await ask(`/repos/acme/iac/actions/runs/${String(run.id)}/jobs`);
    const check = `/repos/acme/iac/check-runs/${String(run.checkRunId)}`;
    expect(answer).toMatchObject({ jobs: [{ name: 'guard', check_run_url: github.apiUrl + check }] });
    expect((await ask(`${check}/annotations`)).answer).toMatchObject([
      { annotation_level: 'notice', message: '{"after":"1"}', start_line: 1 },
    ]);
  });

  it('is run again: the same id, another attempt and actor, and the latest check alone is listed', async () => {
    const again = await run.rerun({ sender: 'mallory' });
    expect(again.github).toMatchObject({
      run_id: String(run.id),
      run_attempt: '2',
      triggering_actor: 'mallory',
      actor: 'alice',
    });
    again.finish('success');
    const { answer } = await ask(`/repos/acme/iac/actions/runs/${String(run.id)}`);
    expect(answer).toMatchObject({ run_attempt: 2, conclusion: 'success', triggering_actor: { login: 'mallory' } });
    const checks = `/repos/acme/iac/commits/${await pull.headSha()}/check-runs?check_name=guard`;
    const latest = (await ask(checks)).answer;
    expect(JSON.stringify(latest)).not.toContain(`"id":${String(run.checkRunId)},`);
    expect((await ask(`${checks}&filter=all`)).answer).toMatchObject({ total_count: Number(totalIn(latest)) + 1 });
    const jobs = (query: string) => ask(`/repos/acme/iac/actions/runs/${String(run.id)}/jobs${query}`);
    expect((await jobs('')).answer).toMatchObject({ total_count: 1 });
    expect((await jobs('?filter=all')).answer).toMatchObject({ total_count: 2 });
  });

  it('does not tell the pull request of a fork', async () => {
    const fork = await github.fork('acme/iac', 'mallory');
    await fork.commit({ branch: 'idea', parents: [await iac.head()], files: { c: '1' }, message: 'Idea' });
    await iac.pulls.open({ head: 'mallory:idea', author: 'mallory' });
    const theirs = await iac.workflows.start({ workflow, event: iac.events.last('pull_request', 'opened') });
    const { answer } = await ask(`/repos/acme/iac/actions/runs/${String(theirs.id)}`);
    expect(answer).toMatchObject({ pull_requests: [], head_repository: { full_name: 'mallory/iac' } });
  });
});

describe('a check run', () => {
  it('may be made by another app under the same name, and says so', async () => {
    const sha = await pull.headSha();
    github.accounts.app('forger');
    const forged = iac.checks.create({ name: 'guard', headSha: sha, app: 'forger', annotations: [notice] });
    const { answer } = await ask(`/repos/acme/iac/check-runs/${String(forged.id)}`);
    expect(answer).toMatchObject({ app: { slug: 'forger' }, output: { annotations_count: 1 }, conclusion: 'success' });
    const app = github.accounts.app('github-actions').id;
    expect(app).toBe(15_368);
    const listed = await ask(`/repos/acme/iac/commits/${sha}/check-runs?app_id=${String(app)}&check_name=guard`);
    expect(JSON.stringify(listed.answer)).not.toContain('forger');
  });

  it('has its annotations on pages, and needs the permission checks', async () => {
    const annotations = Array.from({ length: 50 }, (_, n) => ({ ...notice, message: String(n) }));
    const { id } = iac.checks.create({ name: 'many', headSha: await pull.headSha(), annotations });
    const page = await ask(`/repos/acme/iac/check-runs/${String(id)}/annotations?per_page=20&page=3`);
    expect(page.answer).toHaveLength(10);
    expect(page.headers.get('link')).toMatch(/page=2>; rel="prev".*page=1>; rel="first"/);
    const permissions = { contents: 'read' } as const;
    const blind = restClient(github, github.issueToken({ login: 'x', kind: 'actions', repositories, permissions }));
    expect((await blind(`/repos/acme/iac/check-runs/${String(id)}/annotations`)).status).toBe(403);
    expect((await blind('/repos/acme/iac/actions/runs')).status).toBe(403);
  });
});

function totalIn(answer: unknown): string {
  return /"total_count":(\d+)/.exec(JSON.stringify(answer))?.[1] ?? '';
}
