import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startGitHub, type GitHub } from '../../src/github/index.ts';
import { restClient } from './api-client.ts';
import { appToken, scratch, sshClient } from './workbench.ts';

let github: GitHub;
let folder: { path: string; remove: () => Promise<void> };
let ask: ReturnType<typeof restClient>;

beforeAll(async () => {
  github = await startGitHub();
  folder = await scratch();
  const iac = await github.createRepository('acme/iac');
  await iac.commit({ files: { 'README.md': 'one\n' }, message: 'First' });
  const permissions = { contents: 'read', administration: 'write' } as const;
  const repositories = ['acme/iac'];
  ask = restClient(github, github.issueToken({ login: 'setup[bot]', kind: 'installation', repositories, permissions }));
});
beforeEach(() => github.faults.clear());
afterAll(() => Promise.all([github.close(), folder.remove()]));

describe('who may ask what of REST', () => {
  it('knows no bad credentials', async () => {
    const { status, answer } = await ask('/repos/acme/iac', { headers: { authorization: 'Bearer ghs_wrong' } });
    expect([status, answer]).toMatchObject([401, { message: 'Bad credentials', status: '401' }]);
  });

  it('hides a private repository from a token of another', async () => {
    const other = appToken(github, 'write', 'acme/other');
    const { status, answer } = await ask('/repos/acme/iac', { headers: { authorization: `token ${other}` } });
    expect([status, answer]).toMatchObject([404, { message: 'Not Found' }]);
  });

  it('forbids what the token may see but not do, by its kind', async () => {
    const reads = { authorization: `Bearer ${appToken(github, 'read', 'acme/iac')}` };
    const app = await ask('/repos/acme/iac/keys', { headers: reads });
    expect([app.status, app.answer]).toMatchObject([403, { message: 'Resource not accessible by integration' }]);
    const pat = github.issueToken({ login: 'dev', kind: 'pat', repositories: ['acme/iac'], permissions: {} });
    expect(pat).toMatch(/^ghp_\w{36}$/);
    const { answer } = await ask('/repos/acme/iac/contents/', { headers: { authorization: `Bearer ${pat}` } });
    expect(answer).toMatchObject({ message: 'Resource not accessible by personal access token' });
  });
});

describe('what REST does not understand', () => {
  it.each([
    [
      'a property that is not published',
      { title: 'x', key: 'y', readonly: true },
      '"readonly" is not a permitted key.',
    ],
    ['a property that is missing', { title: 'x' }, '"key" wasn\'t supplied.'],
    ['a property of the wrong type', { key: 7 }, "For 'key', must be string."],
  ])('refuses %s', async (_, body, text) => {
    const { status, answer } = await ask('/repos/acme/iac/keys', { method: 'POST', body });
    expect([status, answer]).toMatchObject([422, { message: expect.stringContaining(text) }]);
  });

  it('refuses a query that is not published, and a body that is no JSON', async () => {
    const typo = await ask('/repos/acme/iac/contents/?rev=main');
    expect([typo.status, typo.answer]).toMatchObject([
      422,
      { message: expect.stringContaining('"rev" is not a permitted key.') },
    ]);
    const broken = await ask('/repos/acme/iac/keys', { method: 'POST', body: '{' });
    expect([broken.status, broken.answer]).toMatchObject([400, { message: 'Problems parsing JSON' }]);
  });

  it('refuses an API version and a media type whose answers it does not have', async () => {
    expect((await ask('/repos/acme/iac', { headers: { 'x-github-api-version': '2020-01-01' } })).status).toBe(400);
    expect((await ask('/repos/acme/iac', { headers: { accept: 'application/vnd.github.raw+json' } })).status).toBe(415);
  });

  it('fails loudly for an operation that it does not have, and logs it', async () => {
    const { status, answer } = await ask('/repos/acme/iac/milestones/7', { method: 'PATCH', body: {} });
    expect(status).toBe(501);
    expect(answer).toMatchObject({
      message: expect.stringContaining('does not know PATCH /repos/acme/iac/milestones/7'),
    });
    expect(github.calls.at(-1)).toMatchObject({
      operation: 'PATCH /repos/acme/iac/milestones/7',
      mutating: true,
      outcome: 501,
    });
  });
});

describe('a fault in REST', () => {
  it.each([
    ['internal-error', 500],
    ['unavailable', 503],
    ['access-denied', 403],
    ['throttled', 403],
  ] as const)('%s answers %s', async (kind, status) => {
    github.faults.add({ kind, when: () => true });
    expect((await ask('/repos/acme/iac')).status).toBe(status);
    expect((await ask('/repos/acme/iac')).status).toBe(200);
  });

  it('resets before or after the work', async () => {
    const client = await sshClient(github, folder.path, 'reset');
    for (const [kind, kept] of [
      ['reset-before', 0],
      ['reset-after', 1],
    ] as const) {
      github.faults.add({ kind, when: ({ mutating }) => mutating });
      const posting = ask('/repos/acme/iac/keys', { method: 'POST', body: { key: client.publicKey } });
      await expect(posting).rejects.toThrow('fetch failed');
      expect((await ask('/repos/acme/iac/keys')).answer).toHaveLength(kept);
    }
  });
});
