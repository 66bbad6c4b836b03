import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGitHub, type FileChange, type GitHub, type Repository } from '../../src/github/index.ts';
import { graphqlClient, restClient } from './api-client.ts';

let github: GitHub;
let iac: Repository;
let ask: ReturnType<typeof graphqlClient>;
let rest: ReturnType<typeof restClient>;

beforeAll(async () => {
  github = await startGitHub();
  iac = await github.createRepository('acme/iac');
  await iac.commit({ files: { 'releases/a.yaml': 'tag: 1\n', 'releases/x.md': 'words\n' }, message: 'First' });
  const permissions = { contents: 'read', pull_requests: 'read' } as const;
  const token = github.issueToken({ login: 'x', kind: 'actions', repositories: ['acme/iac'], permissions });
  ask = graphqlClient(github, token);
  rest = restClient(github, token);
});
afterAll(() => github.close());

interface Entry {
  readonly name: string;
  readonly nameRaw: string;
  readonly mode: number;
  readonly type: string;
  readonly oid: string;
}

/** The entries of `expression` by GraphQL, modes in octal. */
async function entries(expression: string): Promise<Record<string, string>> {
  const fields = 'entries { name nameRaw mode type oid path pathRaw extension size }';
  const query = `query($at: String!) { repository(owner: "acme", name: "iac") { object(expression: $at) { ... on Tree { ${fields} } } } }`;
  const { data, errors } = await ask(query, { at: expression });
  expect(errors).toBeUndefined();
  return Object.fromEntries(entriesIn(data).map(({ name, mode }) => [name, mode.toString(8)]));
}

function entriesIn(value: unknown): Entry[] {
  if (isEntries(value)) return value.repository.object.entries;
  throw new TypeError(`There is no tree in ${JSON.stringify(value)}.`);
}

function isEntries(value: unknown): value is { repository: { object: { entries: Entry[] } } } {
  return /^\{"repository":\{"object":\{"entries":\[/.test(JSON.stringify(value));
}

async function on(branch: string, files: Record<string, FileChange>): Promise<string> {
  await iac.branch(branch, 'main');
  return iac.commit({ branch, files, message: branch });
}

describe('a history', () => {
  it('has symlinks, submodules, executables, and names that no shell likes', async () => {
    await on('odd', {
      'releases/link.md': { mode: '120000', content: '../staging/ui.yaml' },
      'releases/module.md': { mode: '160000', oid: '1'.repeat(40) },
      'releases/run.md': { mode: '100755', content: '#!/bin/sh\n' },
      'releases/new\nline "q".md': 'n',
      ['releases/é.md'.normalize('NFD')]: 'd',
      'releases/dot.': '.',
    });
    expect(await entries('odd:releases')).toEqual({
      ...{ 'a.yaml': '100644', 'x.md': '100644', 'link.md': '120000', 'module.md': '160000', 'run.md': '100755' },
      ...{ 'new\nline "q".md': '100644', ['é.md'.normalize('NFD')]: '100644', 'dot.': '100644' },
    });
    expect(await entries('odd:')).toEqual({ releases: '40000' });
    const named = `query($at: String!) { repository(owner: "acme", name: "iac") { object(expression: $at) { ... on Blob { text } } } }`;
    expect((await ask(named, { at: 'odd:releases/new\nline "q".md' })).data).toMatchObject({
      repository: { object: { text: 'n' } },
    });
    expect((await ask(named, { at: 'odd:releases/module.md' })).data).toEqual({ repository: { object: null } });
  });

  it('has a file where a folder was, and a folder where a file was', async () => {
    await on('turned', {
      'releases/a.yaml': null,
      'releases/x.md': null,
      releases: { mode: '120000', content: 'evil' },
    });
    expect(await entries('turned:')).toEqual({ releases: '120000' });
    await on('grown', { 'releases/x.md': null, 'releases/x.md/evil.yaml': 'e' });
    expect(await entries('grown:releases/x.md')).toEqual({ 'evil.yaml': '100644' });
  });

  it('has twins of a folder, which leave the folder itself as it was', async () => {
    const twins = ['Releases', 'releases ', 'releases.', 'ｒeleases', 'releases\u200d'];
    await on('twins', Object.fromEntries(twins.map((name) => [`${name}/a.yaml`, 'tag: 9\n'])));
    expect(Object.keys(await entries('twins:')).sort()).toEqual([...twins, 'releases'].sort());
  });

  it('has trees that git itself would not write: bytes that are no UTF-8, modes of old, entries that come twice', async () => {
    const oid = await iac.objects.blob('x');
    const name = Buffer.from([0x72, 0xff]);
    const tree = await iac.objects.tree([
      { mode: '100664', name: 'old', oid },
      { mode: '100644', name, oid },
      { mode: '100644', name: 'twice', oid },
      { mode: '100644', name: 'twice', oid },
    ]);
    await iac.branch('raw', await iac.objects.commit({ tree, parents: [await iac.head()], message: 'Raw' }));
    const query = `{ repository(owner: "acme", name: "iac") { object(expression: "raw:") { ... on Tree { entries { name nameRaw mode } } } } }`;
    const found = entriesIn((await ask(query)).data);
    expect(found.map((entry) => [entry.name, entry.mode.toString(8)])).toEqual([
      ['old', '100664'],
      ['r\ufffd', '100644'],
      ['twice', '100644'],
      ['twice', '100644'],
    ]);
    expect(found[1]?.nameRaw).toBe(name.toString('base64'));
  });

  it('criss-crosses: what three dots do not show, the test merge reverts', async () => {
    const repository = await github.createRepository('acme/cross', { private: false });
    const write = (branch: string, tag: string, date: string) =>
      repository.commit({ branch, files: { 'releases/a.yaml': `tag: ${tag}\n` }, message: tag, date });
    const start = await write('main', '1', '2026-01-01T00:00:00Z');
    await repository.branch('topic', start);
    const topic = await repository.commit({
      branch: 'topic',
      files: { src: 't\n' },
      message: 'T',
      date: '2026-01-03T00:00:00Z',
    });
    const main = await write('main', '2', '2026-01-02T00:00:00Z');
    // The base merges the branch; the branch merges the base and keeps its own side of releases/.
    await repository.merge({ branch: 'main', from: topic, date: '2026-01-04T00:00:00Z' });
    await repository.commit({
      branch: 'topic',
      parents: [topic, main],
      files: {},
      message: 'Ours',
      date: '2026-01-05T00:00:00Z',
    });
    const pull = await repository.pulls.open({ head: 'topic' });
    expect(await repository.read('releases/a.yaml', 'main')).toBe('tag: 2\n');
    const merge = await pull.mergeCommit();
    const reverted = merge === undefined ? 'conflict' : await repository.read('releases/a.yaml', merge);
    expect(reverted).toBe('tag: 1\n');
    const anyone = restClient(
      github,
      github.issueToken({ login: 'y', kind: 'pat', repositories: ['acme/cross'], permissions: { contents: 'read' } }),
    );
    const { answer } = await anyone('/repos/acme/cross/compare/main...topic');
    expect(answer).toMatchObject({ merge_base_commit: { sha: topic } });
    expect(JSON.stringify(answer)).not.toContain('"filename":"releases/a.yaml"');
  });

  it('is as large as one likes: lists of files end at 300 and 3,000 without a word, a tree does not', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 3_100 }, (_, n) => [`docs/${String(n).padStart(5, '0')}.md`, 'x\n']),
    );
    await on('large', { ...files, 'releases/z.yaml': 'tag: 3\n' });
    const pull = await iac.pulls.open({ head: 'large' });
    const compared = await rest('/repos/acme/iac/compare/main...large?per_page=1&page=1');
    expect(compared.answer).toMatchObject({ total_commits: 1 });
    expect(JSON.stringify(compared.answer).match(/"filename"/g)).toHaveLength(300);
    const last = await rest(`/repos/acme/iac/pulls/${String(pull.number)}/files?per_page=100&page=30`);
    expect(last.answer).toHaveLength(100);
    expect(last.headers.get('link')).not.toContain('rel="next"');
    const beyond = await rest(`/repos/acme/iac/pulls/${String(pull.number)}/files?per_page=100&page=31`);
    expect(beyond.answer).toEqual([]);
    expect(Object.keys(await entries('large:docs'))).toHaveLength(3_100);
  });
});
