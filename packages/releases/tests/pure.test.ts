import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { runCommand } from '@iac/command';
import { isBranchName } from '../src/git/branches.ts';
import { isEnough } from '../src/git/version.ts';
import { githubKnownHosts } from '../src/index.ts';
import { blobOid } from '../src/oid.ts';
import { longestWait } from '../src/pace.ts';
import { segmentsOf } from '../src/path.ts';
import { parseRemoteUrl } from '../src/remote-url.ts';

describe('blobOid', () => {
  it.each(['', 'tag: 1\n', '\ufeffä\r\n', 'x'.repeat(100_000)])('agrees with git', async (text) => {
    const { stdout } = await runCommand({ file: 'git', args: ['hash-object', '--stdin'], input: text });
    expect(blobOid(text)).toBe(stdout.trim());
  });
});

describe('a path', () => {
  it.each(['a', 'releases/staging/api.yaml', 'a b/ü "q" \'s\'.yaml', '.github/x', 'git/.gitignore', 'x.git/y', '...'])(
    'such as %s is taken',
    (path) => {
      expect(segmentsOf(path)).toEqual(path.split('/'));
    },
  );

  it.each([
    ...['', '/', '/etc/passwd', 'a//b', 'a/', './a', 'a/..', '../a', 'a/../../b', 'a\\b', 'a\nb', 'a\0b', '\ud800'],
    ...['.git', '.git/config', 'a/.git/hooks/x', '.GIT/x', '.gIt', 'git~1/x', 'GIT~1', '.git. /x', '.git...', '.git '],
    ...['.g\u200cit/x', '.git\ufeff', '\uff0egit', '.git::$INDEX_ALLOCATION/x', 'x'.repeat(5000)],
  ])('such as %j is refused', (path) => {
    expect(() => segmentsOf(path)).toThrow(expect.objectContaining({ code: 'path-refused' }));
  });
});

describe('the URL of a remote', () => {
  it.each([
    ['token', 'https://github.com/acme/iac', 'https://github.com/acme/iac', 'github.com', 'acme/iac'],
    ['token', 'https://GitHub.com/acme/iac.git/', 'https://github.com/acme/iac.git', 'github.com', 'acme/iac'],
    ['token', 'https://ghe.example:8443/a/b.git', 'https://ghe.example:8443/a/b.git', 'ghe.example:8443', 'a/b'],
    ['token', 'http://127.0.0.1:9000/a/b', 'http://127.0.0.1:9000/a/b', '127.0.0.1:9000', 'a/b'],
    ['token', 'http://[::1]:9000/a/b', 'http://[::1]:9000/a/b', '[::1]:9000', 'a/b'],
    ['ssh', 'git@github.com:acme/iac.git', 'git@github.com:acme/iac.git', 'github.com', 'acme/iac'],
    ['ssh', 'ssh://git@ghe.example:2222/a/b.git', 'ssh://git@ghe.example:2222/a/b.git', 'ghe.example:2222', 'a/b'],
    ['ssh', 'ssh://git@[::1]:2222/a/b.git', 'ssh://git@[::1]:2222/a/b.git', '[::1]:2222', 'a/b'],
  ] as const)('with a %s: %s', (kind, text, ...[url, host, repository]) => {
    expect(parseRemoteUrl(text, kind)).toMatchObject({ url, host, repository });
  });

  it.each([
    ['token', 'https://user:password@github.com/acme/iac'],
    ['token', 'https://token@github.com/acme/iac'],
    ['token', 'http://github.com/acme/iac'],
    ['token', 'http://127.0.0.1.example.com/acme/iac'],
    ['token', 'git@github.com:acme/iac.git'],
    ['token', 'file:///srv/iac.git'],
    ['token', '/srv/iac.git'],
    ['token', 'ext::sh -c whoami'],
    ['token', '--upload-pack=touch'],
    ['token', 'https://github.com/'],
    ['token', 'https://github.com/a/b?x=y'],
    ['token', 'https://github.com/a/b\nc'],
    ['ssh', 'https://github.com/acme/iac'],
    ['ssh', 'ssh://git:password@github.com/acme/iac'],
    ['ssh', 'ssh://-oProxyCommand=touch/acme/iac'],
    ['ssh', '-oProxyCommand=touch:acme/iac'],
    ['ssh', 'git@-host:acme/iac'],
    ['ssh', 'git@host:-path'],
    ['ssh', 'ssh://git@host/-path'],
    ['ssh', 'ssh://git@host/a/../../b'],
    ['ssh', 'ext::ssh git@host:x'],
    ['ssh', 'file:///srv/iac.git'],
  ] as const)('with a %s: not %s', (kind, text) => {
    expect(() => parseRemoteUrl(text, kind)).toThrow(expect.objectContaining({ code: 'bad-remote' }));
  });

  it('does not repeat a password when it refuses it', () => {
    expect(() => parseRemoteUrl('https://user:hunter2@github.com/a/b', 'token')).toThrow(/^(?!.*hunter2)/);
  });
});

describe('the name of a branch', () => {
  it.each(['main', 'release/1.x', 'ü', 'a.b', 'a@b'])('may be %s', (name) => {
    expect(isBranchName(name)).toBe(true);
  });
  it.each([
    '',
    '-x',
    '/a',
    'a/',
    'a..b',
    'a b',
    'a~1',
    'a^',
    'a:b',
    'a?',
    'a*',
    '[a',
    'a\\b',
    '@',
    'a@{1}',
    '.a',
    'b/.a',
  ])('may not be %j', (name) => {
    expect(isBranchName(name)).toBe(false);
  });
  it.each(['a.', 'a.lock', 'a.lock/b', 'a//b', 'a\nb'])('may not be %j either', (name) => {
    expect(isBranchName(name)).toBe(false);
  });
});

describe("git's version", () => {
  it.each([
    'git version 2.31.0',
    'git version 2.39.5 (Apple Git-154)',
    'git version 3.0.0',
    'git version 2.51.0.windows.1',
  ])('%s is enough', (text) => {
    expect(isEnough(text)).toBe(true);
  });
  it.each(['git version 2.30.2', 'git version 1.99.0', 'something else'])('%s is not', (text) => {
    expect(isEnough(text)).toBe(false);
  });
});

describe("GitHub's host keys", () => {
  it('have the fingerprints that GitHub publishes', () => {
    const prints = githubKnownHosts
      .trim()
      .split('\n')
      .map((line) =>
        createHash('sha256')
          .update(Buffer.from(line.split(' ')[2] ?? '', 'base64'))
          .digest('base64'),
      );
    expect(prints.map((print) => `SHA256:${print.replace(/=+$/, '')}`)).toEqual([
      'SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU',
      'SHA256:p2QAMXNIC1TJYWeIOttrVc98/R1BUFWu3/LiyKgUfQM',
      'SHA256:uNiVztksCsDhcc0u9e8BujQXVUpKZIDTMczCvj3tD2s',
    ]);
  });
});

describe('the longest wait', () => {
  const waits = (kind: 'lost' | 'fault', reason: string, took: number) =>
    [0, 1, 4, 9].map((row) => longestWait({ kind, reason, row, took }));
  it('after a lost race is measured by how long a try takes, and does not grow', () => {
    expect(waits('lost', '[rejected] (stale info)', 300)).toEqual([450, 900, 900, 900]);
    expect(waits('lost', '[rejected] (stale info)', 60_000)).toEqual([5_000, 5_000, 5_000, 5_000]);
  });
  it('after faults grows from a quarter of a second to eight', () => {
    expect(waits('fault', 'fatal: early EOF', 300)).toEqual([250, 500, 4_000, 8_000]);
  });
  it('is longer where the server asks for patience', () => {
    expect(waits('fault', 'The requested URL returned error: 429', 300)).toEqual([2_000, 4_000, 30_000, 30_000]);
  });
});
