import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGitHub, type GitHub, type Repository, type TokenOptions } from '../../src/github/index.ts';
import { restClient } from './api-client.ts';

let github: GitHub;
let iac: Repository;
const repositories = ['acme/iac'];

beforeAll(async () => {
  github = await startGitHub();
  iac = await github.createRepository('acme/iac');
  await iac.commit({ files: { a: '1' }, message: 'First', author: 'alice' });
  github.accounts.team('acme', 'platform', ['alice', 'bob']);
});
afterAll(() => github.close());

function as(permissions: TokenOptions['permissions'], kind: TokenOptions['kind'] = 'installation') {
  return restClient(github, github.issueToken({ login: 'setup[bot]', kind, repositories, permissions }));
}

describe('teams, people and apps', () => {
  it("tells a team's members to an app that may know them, and not to a job's token or a person", async () => {
    const membership = (login: string) => `/orgs/acme/teams/platform/memberships/${login}`;
    const app = as({ members: 'read' });
    expect((await app(membership('Alice'))).answer).toMatchObject({ state: 'active', role: 'member' });
    expect((await app(membership('mallory'))).status).toBe(404);
    expect((await app('/orgs/acme/teams/platform/members?per_page=1&page=2')).answer).toMatchObject([{ login: 'bob' }]);
    expect((await app('/orgs/acme/teams/platform')).answer).toMatchObject({ members_count: 2 });
    expect((await app('/orgs/acme/teams/none')).status).toBe(404);
    expect((await as({}, 'actions')('/orgs/acme/teams/platform/members')).answer).toMatchObject({
      message: 'Resource not accessible by integration',
    });
    expect((await as({}, 'pat')('/orgs/acme/teams/platform/members')).status).toBe(404);
  });

  it('tells a user by login and by id, an app by slug, and what somebody may do here', async () => {
    const ask = as({});
    const { id } = github.accounts.of('alice');
    expect((await ask(`/user/${String(id)}`)).answer).toMatchObject({ login: 'alice', type: 'User' });
    expect((await ask('/users/dependabot%5Bbot%5D')).answer).toMatchObject({ id: 49_699_333, type: 'Bot' });
    expect((await ask('/users/acme')).answer).toMatchObject({ type: 'Organization' });
    github.accounts.app('deployer', { id: 77 });
    expect((await ask('/apps/deployer')).answer).toMatchObject({ id: 77, slug: 'deployer' });
    expect((await ask('/apps/none')).status).toBe(404);
    const may = async (login: string) => (await ask(`/repos/acme/iac/collaborators/${login}/permission`)).answer;
    iac.permit('alice', 'maintain');
    expect(await may('alice')).toMatchObject({ permission: 'write', role_name: 'maintain' });
    expect(await may('mallory')).toMatchObject({ permission: 'none' });
  });

  it('tells who pushed what, whoever wrote it', async () => {
    const before = await iac.head();
    const after = await iac.commit({ files: { a: '2' }, message: 'Second', author: 'alice', sender: 'mallory' });
    const { answer } = await as({ contents: 'read' })('/repos/acme/iac/activity?ref=refs/heads/main');
    expect(answer).toMatchObject([
      { before, after, ref: 'refs/heads/main', activity_type: 'push', actor: { login: 'mallory' } },
      { after: before, activity_type: 'branch_creation', actor: { login: 'alice' } },
    ]);
    const { answer: listed } = await as({ contents: 'read' })('/repos/acme/iac/commits?path=a');
    expect(listed).toMatchObject([{ sha: after, author: { login: 'alice' } }, { sha: before }]);
  });
});

describe('rulesets', () => {
  const ruleset = {
    ...{ name: 'releases', target: 'branch', enforcement: 'active' },
    conditions: {
      ref_name: { include: ['~DEFAULT_BRANCH', 'refs/heads/release/*'], exclude: ['refs/heads/release/old'] },
    },
    bypass_actors: [{ actor_id: 7, actor_type: 'Integration', bypass_mode: 'always' }],
    rules: [
      { type: 'deletion' },
      {
        type: 'required_status_checks',
        parameters: {
          strict_required_status_checks_policy: false,
          required_status_checks: [{ context: 'guard', integration_id: 15_368 }],
        },
      },
    ],
  };

  it('are made, changed and read; who may bypass them is told only to an administrator', async () => {
    const admin = as({ administration: 'write' });
    const made = await admin('/repos/acme/iac/rulesets', { method: 'POST', body: ruleset });
    expect(made).toMatchObject({ status: 201, answer: { name: 'releases', bypass_actors: [{ actor_id: 7 }] } });
    expect((await admin('/repos/acme/iac/rulesets', { method: 'POST', body: ruleset })).status).toBe(422);
    const { answer: list } = await as({}, 'actions')('/repos/acme/iac/rulesets?includes_parents=true');
    expect(list).toMatchObject([{ name: 'releases', enforcement: 'active' }]);
    const path = `/repos/acme/iac/rulesets/${/"id":(\d+)/.exec(JSON.stringify(list))?.[1] ?? ''}`;
    const { answer: read } = await as({}, 'actions')(path);
    expect(read).toMatchObject({ rules: ruleset.rules, conditions: ruleset.conditions });
    expect(read).not.toHaveProperty('bypass_actors');
    expect((await as({}, 'actions')(path, { method: 'PUT', body: { name: 'x' } })).status).toBe(403);
    const changed = await admin(path, { method: 'PUT', body: { enforcement: 'disabled' } });
    expect(changed.answer).toMatchObject({ enforcement: 'disabled', name: 'releases', rules: ruleset.rules });
    expect((await admin(path, { method: 'DELETE' })).status).toBe(204);
    expect((await admin(path)).status).toBe(404);
  });

  it('bind the branches that they name, and only while they are active', async () => {
    iac.rulesets.create({ ...ruleset, target: 'branch', enforcement: 'active', bypass_actors: [] });
    iac.rulesets.create({ ...ruleset, name: 'off', target: 'branch', enforcement: 'disabled', bypass_actors: [] });
    const types = async (branch: string) => (await as({})(`/repos/acme/iac/rules/branches/${branch}`)).answer;
    expect(await types('main')).toMatchObject([{ type: 'deletion' }, { type: 'required_status_checks' }]);
    expect(await types('release/1')).toHaveLength(2);
    expect(await types('release/old')).toEqual([]);
    expect(await types('topic')).toEqual([]);
  });

  it('of pushes are refused where the plan has none', async () => {
    const push = {
      ...{ name: 'paths', target: 'push', enforcement: 'active' },
      rules: [{ type: 'file_path_restriction', parameters: { restricted_file_paths: ['releases/**'] } }],
    };
    const admin = as({ administration: 'write' });
    iac.rulesets.pushRulesets = false;
    expect((await admin('/repos/acme/iac/rulesets', { method: 'POST', body: push })).status).toBe(422);
    iac.rulesets.pushRulesets = true;
    expect((await admin('/repos/acme/iac/rulesets', { method: 'POST', body: push })).status).toBe(201);
  });
});

describe('comments', () => {
  it('are written, listed page by page, changed and taken away', async () => {
    await iac.branch('talk');
    await iac.commit({ branch: 'talk', files: { t: '1' }, message: 'T' });
    const pull = await iac.pulls.open({ head: 'talk' });
    const ask = as({ pull_requests: 'write' });
    const list = `/repos/acme/iac/issues/${String(pull.number)}/comments`;
    for (let n = 0; n < 3; n += 1) await ask(list, { method: 'POST', body: { body: `comment ${String(n)}` } });
    const page = await ask(`${list}?per_page=2`);
    expect(page.answer).toMatchObject([{ body: 'comment 0', user: { login: 'setup[bot]' } }, {}]);
    expect(page.headers.get('link')).toContain('rel="next"');
    const [first] = pull.comments;
    const one = `/repos/acme/iac/issues/comments/${String(first?.id ?? 0)}`;
    expect((await ask(one, { method: 'PATCH', body: { body: 'changed' } })).answer).toMatchObject({ body: 'changed' });
    expect(pull.comments[0]?.body).toBe('changed');
    expect((await ask(one, { method: 'DELETE' })).status).toBe(204);
    expect((await ask(one)).status).toBe(404);
    expect((await ask(list, { method: 'POST', body: { body: 'x'.repeat(65_537) } })).status).toBe(422);
    expect((await as({ pull_requests: 'read' })(list, { method: 'POST', body: { body: 'x' } })).status).toBe(403);
  });
});
