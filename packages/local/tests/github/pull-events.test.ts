import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGitHub, type GitHub, type Repository } from '../../src/github/index.ts';
import { readEventExamples } from '../../src/github/boundary.ts';
import { git, scratch, cloneWithCommit } from './workbench.ts';
import { WebhookValidator } from './webhook-validator.ts';

let github: GitHub;
let iac: Repository;
let folder: { path: string; remove: () => Promise<void> };

beforeAll(async () => {
  github = await startGitHub();
  folder = await scratch();
  iac = await github.createRepository('acme/iac');
  await iac.commit({ files: { 'releases/a.yaml': 'tag: 1\n' }, message: 'First' });
});
afterAll(() => Promise.all([github.close(), folder.remove()]));

async function topic(name: string): Promise<string> {
  await iac.branch(name);
  await iac.commit({ branch: name, files: { [`docs/${name}.md`]: 'a\n' }, message: name, author: 'alice' });
  return name;
}

describe('the events of a pull request', () => {
  it('tell each push with its sender, even one that came through git over HTTP', async () => {
    const pull = await iac.pulls.open({ head: await topic('pushed'), author: 'alice' });
    const before = await pull.headSha();
    const permissions = { contents: 'write' } as const;
    const token = github.issueToken({ login: 'mallory', kind: 'pat', repositories: ['acme/iac'], permissions });
    const inside = await cloneWithCommit(iac.url, { cwd: folder.path, token, folder: 'clone' });
    await git(['fetch', '--quiet', 'origin', 'pushed'], inside);
    await git(['rebase', '--quiet', 'FETCH_HEAD'], inside);
    expect((await git(['push', '--quiet', 'origin', 'HEAD:pushed'], inside)).code).toBe(0);
    const after = await pull.headSha();
    const { payload } = iac.events.last('pull_request', 'synchronize');
    expect(payload).toMatchObject({
      before,
      after,
      sender: { login: 'mallory' },
      pull_request: { head: { sha: after } },
    });
    expect(payload).toMatchObject({ pull_request: { user: { login: 'alice' } } });
  });

  it('tell two pushes between two looks as two', async () => {
    const pull = await iac.pulls.open({ head: await topic('twice') });
    const [evil, clean] = [await iac.objects.blob('evil'), await pull.headSha()];
    const tree = await iac.objects.tree([{ mode: '100644', name: 'x', oid: evil }]);
    const commit = await iac.objects.commit({ tree, parents: [clean], message: 'Evil' });
    const inside = { cwd: iac.path };
    await git(['update-ref', 'refs/heads/twice', commit], inside);
    await git(['update-ref', 'refs/heads/twice', clean], inside);
    await pull.headSha();
    const seen = iac.events.all.filter(
      ({ action, payload }) => action === 'synchronize' && payload['number'] === pull.number,
    );
    expect(seen.map(({ payload: { before, after } }) => [before, after])).toEqual([
      [clean, commit],
      [commit, clean],
    ]);
  });

  it('tell a new base with the old one', async () => {
    const pull = await iac.pulls.open({ head: await topic('retargeted') });
    const old = pull.baseSha;
    await iac.branch('elsewhere');
    const { payload } = await pull.retarget('elsewhere', { sender: 'mallory' });
    expect(payload).toMatchObject({ action: 'edited', sender: { login: 'mallory' } });
    expect(payload['changes']).toEqual({ base: { ref: { from: 'main' }, sha: { from: old } } });
  });

  it('tell of no push while it is closed; what grew since can be opened again, what was forced cannot', async () => {
    const pull = await iac.pulls.open({ head: await topic('closed') });
    await pull.close();
    const count = iac.events.all.length;
    await iac.commit({ branch: 'closed', files: { fixed: '' }, message: 'Take it out' });
    expect(iac.events.all).toHaveLength(count);
    const { payload } = await pull.reopen();
    expect(payload).toMatchObject({ action: 'reopened', pull_request: { head: { sha: await iac.head('closed') } } });
    await pull.close();
    await pull.forcePush(await iac.head());
    await iac.commit({ branch: 'closed', files: { other: '' }, message: 'Anew' });
    await expect(pull.reopen()).rejects.toThrow('The closed branch was force-pushed or recreated.');
    expect(pull.state).toBe('closed');
  });

  it('close it when its branch is deleted, and merge it when its head is pushed to the base', async () => {
    const gone = await iac.pulls.open({ head: await topic('gone') });
    await iac.deleteBranch('gone');
    expect([gone.state, gone.merged]).toEqual(['closed', false]);
    const landed = await iac.pulls.open({ head: await topic('landed') });
    await iac.branch('main', 'landed', 'admin');
    expect([landed.state, landed.merged]).toEqual(['closed', true]);
    expect(iac.events.last('pull_request', 'closed').payload).toMatchObject({ sender: { login: 'admin' } });
  });

  it('come from forks too, whose objects the repository shares', async () => {
    const fork = await github.fork('acme/iac', 'mallory');
    await fork.branch('idea');
    await fork.commit({ branch: 'idea', files: { 'docs/idea.md': 'i\n' }, message: 'Idea', author: 'mallory' });
    const pull = await iac.pulls.open({ head: 'mallory:idea', author: 'mallory' });
    const { payload } = iac.events.last('pull_request', 'opened');
    expect(payload).toMatchObject({
      pull_request: { head: { label: 'mallory:idea', repo: { full_name: 'mallory/iac', fork: true } } },
    });
    expect((await iac.log(await pull.mergeCommit()))[0]?.parents[1]).toBe(await fork.head('idea'));
  });
});

describe('the payload of an event', () => {
  it("fits GitHub's schema, whatever happened", async () => {
    const pull = await iac.pulls.open({ head: await topic('queued'), title: 'Q' });
    const group = await iac.mergeQueue.enqueue(pull.number);
    await group.drop();
    await iac.events.push('queued');
    const validator = new WebhookValidator();
    expect(new Set(iac.events.all.map(({ name }) => name))).toEqual(new Set(['pull_request', 'merge_group', 'push']));
    for (const delivery of iac.events.all)
      expect([delivery.action, validator.faults(delivery)]).toEqual([delivery.action, []]);
  });

  it("has all that GitHub's example has, and nothing of the example's own repository", async () => {
    const pull = await iac.pulls.open({ head: await topic('like-the-example') });
    const payload = await pull.payload('opened');
    expect(JSON.stringify(payload)).not.toMatch(/codertocat|hello-world|octo/i);
    const example = readEventExamples()['pull_request'];
    expect(missing(example, payload)).toEqual([]);
  });

  it('tells a merge group: its branch, and what it stands on', async () => {
    const first = await iac.pulls.open({ head: await topic('q1') });
    const second = await iac.pulls.open({ head: await topic('q2') });
    const main = await iac.head();
    const one = await iac.mergeQueue.enqueue(first.number, { sender: 'bob' });
    const two = await iac.mergeQueue.enqueue(second.number);
    expect(one.event.payload).toMatchObject({
      action: 'checks_requested',
      merge_group: { head_sha: one.headSha, base_sha: main, base_ref: 'refs/heads/main' },
      sender: { login: 'bob' },
    });
    expect(two.baseSha).toBe(one.headSha);
    expect(two.headRef).toBe(`refs/heads/gh-readonly-queue/main/pr-${String(second.number)}-${one.headSha}`);
    expect(await iac.head(two.headRef.replace('refs/heads/', ''))).toBe(two.headSha);
    await one.land();
    await two.land();
    expect(await iac.head()).toBe(two.headSha);
    expect([first.merged, second.merged]).toEqual([true, true]);
  });

  it('tells a push with its commits and their files', async () => {
    const before = await iac.head();
    const after = await iac.commit({
      files: { added: 'a', 'releases/a.yaml': 'tag: 2\n' },
      message: 'P',
      author: 'alice',
      sender: 'bob',
    });
    const { payload } = await iac.events.push();
    expect(payload).toMatchObject({
      ...{ ref: 'refs/heads/main', before, after, created: false, forced: false, pusher: { name: 'bob' } },
      commits: [{ id: after, added: ['added'], modified: ['releases/a.yaml'], author: { username: 'alice' } }],
    });
  });
});

/** The paths at which the example has something and we have nothing. */
function missing(example: unknown, ours: unknown, path = ''): string[] {
  if (!isObject(example) || !isObject(ours)) return ours === undefined ? [path] : [];
  return Object.entries(example).flatMap(([key, value]) =>
    missing(value, ours[key], path === '' ? key : `${path}.${key}`),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
