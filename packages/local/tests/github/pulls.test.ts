import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startGitHub, type GitHub, type Repository } from '../../src/github/index.ts';
import { restClient } from './api-client.ts';

let github: GitHub;
let iac: Repository;
let ask: ReturnType<typeof restClient>;
let named = 0;

beforeAll(async () => {
  github = await startGitHub();
  iac = await github.createRepository('acme/iac');
  await iac.commit({ files: { 'README.md': 'one\n', 'releases/a.yaml': 'tag: 1\n' }, message: 'First' });
  const permissions = { contents: 'write', pull_requests: 'write' } as const;
  const repositories = ['acme/iac'];
  ask = restClient(github, github.issueToken({ login: 'guard[bot]', kind: 'installation', repositories, permissions }));
});
beforeEach(() => {
  github.faults.clear();
  Object.assign(iac.pulls.mergeability, { pendingReads: 0, frozen: false, withoutCommit: false, eager: false });
});
afterAll(() => github.close());

/** A branch of its own that changes one file. */
async function topic(files: Record<string, string> = { 'docs/a.md': 'a\n' }): Promise<string> {
  const name = `topic-${String(++named)}`;
  await iac.branch(name);
  await iac.commit({ branch: name, files, message: name, author: 'alice' });
  return name;
}

const path = (number: number): string => `/repos/acme/iac/pulls/${String(number)}`;

describe('a pull request', () => {
  it('is told by REST with both ends, its counts and its test merge', async () => {
    const head = await topic({ 'docs/b.md': 'b\nb\n' });
    const pull = await iac.pulls.open({ head, title: 'Add b', author: 'alice' });
    const { status, answer } = await ask(path(pull.number));
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      ...{ number: pull.number, state: 'open', title: 'Add b', user: { login: 'alice', type: 'User' } },
      ...{ head: { ref: head, sha: await iac.head(head) }, base: { ref: 'main', sha: await iac.head() } },
      ...{ mergeable: true, mergeable_state: 'clean', merge_commit_sha: await pull.mergeCommit() },
      ...{ commits: 1, additions: 2, deletions: 0, changed_files: 1 },
    });
    expect(await iac.head(`refs/pull/${String(pull.number)}/head`)).toBe(await iac.head(head));
    expect(await iac.head(`refs/pull/${String(pull.number)}/merge`)).toBe(await pull.mergeCommit());
  });

  it('keeps its test merge on an older tip of the base until head or merge base change; the knob lets it follow', async () => {
    const pull = await iac.pulls.open({ head: await topic() });
    const older = await iac.head();
    const made = await pull.mergeCommit();
    await iac.commit({ files: { 'README.md': 'two\n' }, message: 'Meanwhile' });
    expect(await pull.mergeCommit()).toBe(made);
    expect((await iac.log(made))[0]?.parents).toEqual([older, await pull.headSha()]);
    expect((await ask(path(pull.number))).answer).toMatchObject({ base: { sha: older }, mergeable: true });
    iac.pulls.mergeability.eager = true;
    const anew = (await iac.log(await pull.mergeCommit()))[0];
    expect(anew?.parents).toEqual([await iac.head(), await pull.headSha()]);
  });

  it('conflicts: mergeable is false, and the merge ref stays where it was', async () => {
    const pull = await iac.pulls.open({ head: await topic({ 'README.md': 'mine\n' }) });
    const merged = await pull.mergeCommit();
    await iac.commit({ files: { 'README.md': 'theirs\n' }, message: 'Conflict' });
    expect(await pull.mergeCommit()).toBeUndefined();
    expect((await ask(path(pull.number))).answer).toMatchObject({ mergeable: false, mergeable_state: 'dirty' });
    expect(await iac.head(`refs/pull/${String(pull.number)}/merge`)).toBe(merged);
  });

  it('is not known to be mergeable for as many reads as the knob says, after each change anew', async () => {
    const pull = await iac.pulls.open({ head: await topic() });
    iac.pulls.mergeability.pendingReads = 2;
    const mergeable = async () => (await ask(path(pull.number))).answer;
    expect(await mergeable()).toMatchObject({ mergeable: null, mergeable_state: 'unknown' });
    expect(await mergeable()).toMatchObject({ mergeable: null });
    expect(await mergeable()).toMatchObject({ mergeable: true });
    await pull.push({ files: { 'docs/c.md': 'c' }, message: 'More' });
    expect(await mergeable()).toMatchObject({ mergeable: null });
  });

  it('keeps a test merge that is out of date where the knob says so, and can be without a commit', async () => {
    const pull = await iac.pulls.open({ head: await topic() });
    const stale = await pull.mergeCommit();
    iac.pulls.mergeability.frozen = true;
    await pull.push({ files: { 'docs/d.md': 'd' }, message: 'More' });
    expect(await pull.mergeCommit()).toBe(stale);
    iac.pulls.mergeability.withoutCommit = true;
    expect((await ask(path(pull.number))).answer).toMatchObject({ mergeable: true, merge_commit_sha: null });
  });

  it('is opened, retargeted, closed and opened again by REST', async () => {
    const head = await topic();
    await iac.branch('other-base');
    const opened = await ask('/repos/acme/iac/pulls', { method: 'POST', body: { title: 'T', head, base: 'main' } });
    expect(opened).toMatchObject({ status: 201, answer: { user: { login: 'guard[bot]', type: 'Bot' } } });
    const { number } = iac.pulls.all().at(-1) ?? { number: 0 };
    const patch = (body: object) => ask(path(number), { method: 'PATCH', body });
    expect((await patch({ base: 'other-base' })).answer).toMatchObject({ base: { ref: 'other-base' } });
    expect((await patch({ state: 'closed' })).answer).toMatchObject({ state: 'closed', merged: false });
    expect((await patch({ state: 'open', title: 'U' })).answer).toMatchObject({ state: 'open', title: 'U' });
    const actions = iac.events.all.filter(({ payload }) => payload['number'] === number).map(({ action }) => action);
    expect(actions).toEqual(['opened', 'edited', 'closed', 'edited', 'reopened']);
  });

  it('is refused where GitHub refuses it', async () => {
    const head = await topic();
    const post = async (body: object) => (await ask('/repos/acme/iac/pulls', { method: 'POST', body })).answer;
    await iac.pulls.open({ head });
    const errors = (...error: object[]) => ({ message: 'Validation Failed', errors: error });
    expect(await post({ title: 'T', head, base: 'main' })).toMatchObject(
      errors({ message: `A pull request already exists for acme:${head}.` }),
    );
    expect(await post({ title: 'T', head: 'none', base: 'main' })).toMatchObject(errors({ field: 'head' }));
    expect(await post({ title: 'T', head, base: 'none' })).toMatchObject(errors({ field: 'base', code: 'invalid' }));
    await iac.branch('same');
    expect(await post({ title: 'T', head: 'same', base: 'main' })).toMatchObject(
      errors({ message: 'No commits between main and same' }),
    );
  });

  it('is found by head, base and state, and by any commit that it brings', async () => {
    const head = await topic();
    const pull = await iac.pulls.open({ head });
    await iac.branch('harmless');
    const twin = await iac.pulls.open({ head, base: 'harmless' });
    const numbers = async (query: string) => /"number":\d+/g.exec(JSON.stringify((await ask(query)).answer)) ?? [];
    const all = (await ask(`/repos/acme/iac/pulls?head=acme:${head}`)).answer;
    expect(all).toMatchObject([{ number: twin.number }, { number: pull.number }]);
    expect((await ask(`/repos/acme/iac/pulls?head=acme:${head}&base=harmless`)).answer).toHaveLength(1);
    const sha = await pull.headSha();
    expect((await ask(`/repos/acme/iac/commits/${sha}/pulls`)).answer).toMatchObject([
      { number: pull.number },
      { number: twin.number },
    ]);
    await twin.close();
    expect((await ask(`/repos/acme/iac/commits/${sha}/pulls`)).answer).toHaveLength(1);
    expect(await numbers(`/repos/acme/iac/pulls?state=closed&base=harmless`)).toHaveLength(1);
  });

  it('is merged with a commit of two parents, which GitHub signs; a stale sha is refused', async () => {
    const pull = await iac.pulls.open({ head: await topic({ 'docs/merged.md': 'm\n' }), title: 'M' });
    const put = (body: object) => ask(`${path(pull.number)}/merge`, { method: 'PUT', body });
    expect(await put({ sha: '0'.repeat(40) })).toMatchObject({ status: 409 });
    expect(await put({ sha: await pull.headSha() })).toMatchObject({ status: 200, answer: { merged: true } });
    const [commit] = await iac.log();
    expect(commit).toMatchObject({ committer: { name: 'GitHub' } });
    expect(commit?.parents[1]).toBe(await pull.headSha());
    const { answer } = await ask(`/repos/acme/iac/commits/${commit?.oid ?? ''}`);
    expect(answer).toMatchObject({ commit: { verification: { verified: true } }, author: { login: 'guard[bot]' } });
    expect(iac.events.last('pull_request', 'closed').payload).toMatchObject({ pull_request: { merged: true } });
    expect(await put({})).toMatchObject({ status: 405, answer: { message: 'Pull Request is not mergeable' } });
  });

  it('is shown as before its last push where a fault says stale', async () => {
    const pull = await iac.pulls.open({ head: await topic() });
    const before = await pull.headSha();
    await pull.push({ files: { 'docs/e.md': 'e' }, message: 'More' });
    github.faults.add({ kind: 'stale', when: () => true });
    expect((await ask(path(pull.number))).answer).toMatchObject({ head: { sha: before } });
    expect((await ask(path(pull.number))).answer).toMatchObject({ head: { sha: await pull.headSha() } });
  });

  it('needs the permission pull_requests', async () => {
    const repositories = ['acme/iac'];
    const token = github.issueToken({ login: 'x', kind: 'actions', repositories, permissions: { contents: 'read' } });
    const { status, answer } = await restClient(github, token)('/repos/acme/iac/pulls');
    expect([status, answer]).toMatchObject([403, { message: 'Resource not accessible by integration' }]);
    const reads = { contents: 'read', pull_requests: 'read' } as const;
    const reader = restClient(
      github,
      github.issueToken({ login: 'x', kind: 'actions', repositories, permissions: reads }),
    );
    expect((await reader('/repos/acme/iac/pulls')).status).toBe(200);
    expect((await reader('/repos/acme/iac/pulls', { method: 'POST', body: { head: 'a', base: 'b' } })).status).toBe(
      403,
    );
  });
});
