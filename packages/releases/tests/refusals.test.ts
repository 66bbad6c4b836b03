import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { runCommand } from '@iac/command';
import { startGitHub, type GitHub, type Repository } from '@iac/local/github';
import { land, openRemote, type ReleaseBranch, type Remote } from '../src/index.ts';
import { change, operations, overHttps, repository, scratch, thrownBy, tokenFor, withBranch } from './workbench.ts';

let github: GitHub;
let folder: { readonly path: string; readonly remove: () => void };
beforeAll(async () => {
  github = await startGitHub();
  folder = scratch();
});
afterEach(() => github.faults.clear());
afterAll(async () => {
  await github.close();
  folder.remove();
});

const api = 'releases/staging/api.yaml';

/** What an attempt to land one file ends with. */
function refusal(remote: Remote): Promise<unknown> {
  const deadline = Date.now() + 20_000;
  return thrownBy(
    withBranch(remote, { temp: folder.path }, (branch) =>
      land(branch, () => Promise.resolve(change({ [api]: 'tag: 2\n' })), { deadline }),
    ),
  );
}

const withToken = ({ url }: Repository, token: string): Remote => ({ url, credentials: { kind: 'token', token } });

describe('what no retry can mend fails at once and says the cure', () => {
  it('a token that nobody knows', async () => {
    const iac = await repository(github);
    const start = github.calls.length;
    expect(await refusal(withToken(iac, 'ghs_unknown'))).toMatchObject({
      name: 'UserError',
      code: 'unauthorized',
      remedy: expect.stringContaining('Contents: Read and write'),
    });
    expect(operations(github, start)).toHaveLength(2); // The second is git's own.
  });

  it('a token that may only read', async () => {
    const iac = await repository(github);
    expect(await refusal(withToken(iac, tokenFor(github, iac, 'read')))).toMatchObject({
      name: 'UserError',
      code: 'forbidden',
      problem: expect.stringMatching(/may not write to acme\/iac-\d+\. It was said: Permission to \S+ denied/),
      remedy: expect.stringContaining('Contents: Read and write'),
    });
  });

  it("the job's own token on another repository", async () => {
    const [service, iac] = [await repository(github), await repository(github)];
    const permissions = { contents: 'write' } as const;
    const token = github.issueToken({ login: 'x', kind: 'actions', repositories: [service.fullName], permissions });
    expect(await refusal(withToken(iac, token))).toMatchObject({
      name: 'UserError',
      code: 'repository-not-found',
      remedy: expect.stringContaining("The job's own GITHUB_TOKEN cannot reach another repository."),
    });
  });

  it.each([
    ['classic', 'GH006'],
    ['ruleset', 'GH013'],
  ] as const)('a branch with a %s rule', async (kind, code) => {
    const iac = await repository(github);
    iac.protect('main', { kind, pullRequest: true });
    expect(await refusal(overHttps(github, iac))).toMatchObject({
      name: 'UserError',
      code: 'branch-protected',
      problem: expect.stringContaining(code),
      remedy: expect.stringContaining('Bypass list'),
    });
  });

  it('a repository without a commit', async () => {
    const iac = await github.createRepository('acme/empty');
    const expected = { name: 'UserError', code: 'repository-empty', remedy: expect.stringContaining('first commit') };
    expect(await refusal(overHttps(github, iac))).toMatchObject(expected);
    expect(await refusal({ ...overHttps(github, iac), branch: 'main' })).toMatchObject(expected);
  });

  it('a branch that does not exist, or is a tag', async () => {
    const iac = await repository(github);
    await runCommand({ file: 'git', args: ['--git-dir', iac.path, 'tag', 'v1', 'main'] });
    for (const branch of ['v1', 'nowhere']) {
      expect(await refusal({ ...overHttps(github, iac), branch })).toMatchObject({
        name: 'UserError',
        code: 'branch-not-found',
        problem: expect.stringContaining(`no branch ${branch}`),
        remedy: 'Name one that exists: main.',
      });
    }
  });

  it('a git that is too old', async () => {
    const iac = await repository(github);
    const bin = join(folder.path, 'old');
    await runCommand({ file: 'mkdir', args: [bin] });
    await writeFile(join(bin, 'git'), '#!/bin/sh\necho git version 2.30.2\n', { mode: 0o755 });
    const path = process.env['PATH'];
    process.env['PATH'] = `${bin}:${path ?? ''}`;
    const error = await refusal(overHttps(github, iac));
    process.env['PATH'] = path;
    expect(error).toMatchObject({ name: 'UserError', code: 'git-too-old', problem: expect.stringContaining('2.30.2') });
  });

  it('no git at all', async () => {
    const path = process.env['PATH'];
    process.env['PATH'] = folder.path;
    const error = await refusal({ url: 'https://127.0.0.1:1/a/b', credentials: { kind: 'token', token: 'x' } });
    process.env['PATH'] = path;
    expect(error).toMatchObject({ code: 'command-missing', remedy: expect.stringContaining('apt-get install git') });
  });
});

describe('a server that sends elsewhere', () => {
  it('is not followed, and the token goes nowhere else', async () => {
    const asked: (string | undefined)[] = [];
    const elsewhere = createServer((request, response) => {
      asked.push(request.headers.authorization);
      response.end();
    });
    const moved = createServer((_, response) => {
      response.writeHead(301, { location: `http://localhost:${String(port(elsewhere))}/acme/iac/info/refs` }).end();
    });
    await Promise.all([elsewhere, moved].map((server) => new Promise<void>((done) => server.listen(0, done))));
    const url = `http://127.0.0.1:${String(port(moved))}/acme/iac`;
    const error = await refusal({ url, credentials: { kind: 'token', token: 'ghs_secret' } });
    elsewhere.close();
    moved.close();
    expect(error).toMatchObject({ name: 'UserError', code: 'repository-moved' });
    expect(asked).toEqual([]);
  });
});

function port(server: ReturnType<typeof createServer>): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return address.port;
}

describe('a path that is not a file to write', () => {
  let branch: ReleaseBranch;
  let start: number;
  beforeAll(async () => {
    const iac = await repository(github);
    await commitOddEntries(iac);
    branch = await openRemote(overHttps(github, iac), { temp: folder.path, signal: new AbortController().signal });
    start = github.calls.length;
  });
  afterAll(() => branch.close());

  const pushing = async (...paths: string[]) =>
    thrownBy(branch.push(await branch.tip(), change(Object.fromEntries(paths.map((path) => [path, 'x'])))));

  it.each([
    ['link.yaml', /link\.yaml is a symbolic link/],
    ['linked/api.yaml', /linked is a symbolic link/],
    ['module', /module is a submodule/],
    ['module/x.yaml', /module is a submodule/],
    ['folder', /folder is a folder/],
    ['folder/file/x.yaml', /folder\/file is a file/],
    ['../outside', /leads out/],
    ['.git/config', /git's own folder/],
  ])('%s is refused before anything is sent', async (path, problem) => {
    const expected = { name: 'UserError', code: 'path-refused', problem: expect.stringMatching(problem) };
    expect(await pushing(path)).toMatchObject(expected);
    expect(operations(github, start).filter((operation) => operation.includes('receive-pack'))).toEqual([]);
  });

  it('is refused when one change makes it a file and a folder', async () => {
    const expected = { code: 'path-refused', problem: expect.stringContaining('new/inside') };
    expect(await pushing('new', 'new/inside')).toMatchObject(expected);
  });
});

/** A symbolic link, a link to a folder, a submodule and a folder with a file, on top of main. */
async function commitOddEntries(iac: Repository): Promise<void> {
  const input = [
    'commit refs/heads/main',
    'committer Test <test@example.com> 1700000000 +0000',
    'data 3\nOdd',
    'from refs/heads/main^0',
    'M 120000 inline link.yaml\ndata 4\nREAD',
    'M 120000 inline linked\ndata 8\nreleases',
    `M 160000 ${'1'.repeat(40)} module`,
    'M 100644 inline folder/file\ndata 1\nx',
    '',
  ].join('\n');
  await runCommand({ file: 'git', args: ['--git-dir', iac.path, 'fast-import', '--quiet'], input });
}
