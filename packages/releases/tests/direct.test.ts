import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { runCommand } from '@iac/command';
import { startGitHub, type GitHub, type Repository } from '@iac/local/github';
import { dataOf, pktLine, readPktLines } from '../src/direct/pkt-line.ts';
import { readReport } from '../src/direct/receive-pack.ts';
import { readHead, readPack } from '../src/direct/upload-pack.ts';
import { land } from '../src/index.ts';
import { change, operations, overHttps, repository, scratch, take, withBranch } from './workbench.ts';

const oid = 'a'.repeat(40);
const lines = (...texts: string[]) => Buffer.from(texts.map((text) => (text === '' ? '0000' : pktLine(text))).join(''));
const band = (n: number, text: string) => String.fromCharCode(n) + text;

describe("lines of git's protocol", () => {
  it('count their own four digits and their bytes', () => {
    expect(pktLine('want\n')).toBe('0009want\n');
    expect(pktLine('ä')).toBe('0006ä');
  });

  it('are read to the end, with a gap for each flush and delimiter', () => {
    expect(readPktLines(Buffer.from('0006ab000100040000')).map((line) => line?.toString())).toEqual([
      'ab',
      undefined,
      '',
      undefined,
    ]);
  });

  it.each(['00', '0009ab', 'zzzz', '0003', '<htm'])('are not found in %j', (text) => {
    expect(() => readPktLines(Buffer.from(text))).toThrow("no line of git's protocol");
  });

  it('carry data beside progress, and what the server calls fatal is thrown', () => {
    const some = [band(1, 'a'), band(2, 'counting'), band(1, 'b')].map((text) => Buffer.from(text));
    expect(dataOf([...some, undefined]).toString()).toBe('ab');
    expect(() => dataOf([Buffer.from(band(3, 'out of memory'))])).toThrow('out of memory');
  });
});

describe('the answer of a server', () => {
  it('tells where a branch stands, by its whole name alone', () => {
    const answer = lines(`${oid} refs/heads/main2\n`, `${'b'.repeat(40)} refs/heads/main\n`, '');
    expect(readHead(answer, 'refs/heads/main')).toEqual({ ref: 'refs/heads/main', oid: 'b'.repeat(40) });
    expect(readHead(answer, 'refs/heads/other')).toBeUndefined();
  });

  it('tells which branch HEAD names, if it names one', () => {
    expect(readHead(lines(`${oid} HEAD symref-target:refs/heads/trunk\n`, ''), undefined)).toEqual({
      ref: 'refs/heads/trunk',
      oid,
    });
    expect(readHead(lines(`${oid} HEAD\n`, ''), undefined)).toBeUndefined();
  });

  it('without a pack is no answer', () => {
    expect(() => readPack(lines('acknowledgments\n', 'NAK\n', ''))).toThrow('no pack');
  });

  it('reports of the branch that was asked to move', () => {
    const report = (...texts: string[]) => lines(band(1, lines(...texts, '').toString()), '');
    expect(readReport(report('unpack ok\n', 'ok refs/heads/main\n'), 'refs/heads/main')).toBe('');
    expect(readReport(report('unpack ok\n', 'ng refs/heads/main failed to update ref\n'), 'refs/heads/main')).toBe(
      'failed to update ref',
    );
    expect(() => readReport(report('unpack ok\n', 'ok refs/heads/mai\n'), 'refs/heads/main')).toThrow('nothing');
  });
});

describe('the shorter way', () => {
  let github: GitHub;
  const folder = scratch();
  const before = { ...process.env };
  beforeAll(async () => {
    github = await startGitHub();
  });
  afterEach(() => {
    process.env = { ...before };
    github.faults.clear();
  });
  afterAll(async () => {
    await github.close();
    folder.remove();
  });

  async function requestsOfOneLanding(
    beforePush?: (iac: Repository, count: number) => Promise<unknown>,
  ): Promise<string[]> {
    const iac = await repository(github);
    const start = github.calls.length;
    let pushes = 0;
    github.faults.tap({
      before: async ({ operation }) => {
        if (operation !== 'git:receive-pack') return;
        pushes += 1;
        await beforePush?.(iac, pushes);
      },
    });
    await withBranch(overHttps(github, iac), { temp: folder.path }, (branch) =>
      land(branch, () => Promise.resolve(change({ x: String(start) })), { deadline: Date.now() + 20_000 }),
    );
    return operations(github, start);
  }

  it('is left for good after the first answer that is not a good one', async () => {
    github.faults.add({ kind: 'internal-error', when: () => true, times: 1 });
    expect(await requestsOfOneLanding()).toEqual([
      'git:upload-pack',
      'git:GET info/refs upload-pack',
      'git:upload-pack',
      'git:upload-pack',
      'git:GET info/refs receive-pack',
      'git:receive-pack',
    ]);
  });

  it('is not left after a lost race, although the server has forgotten what it was sent', async () => {
    const requests = await requestsOfOneLanding(async (iac, push) => {
      if (push === 1) await iac.commit({ message: 'Other', files: { other: 'x' } });
      else await runCommand({ file: 'git', args: ['--git-dir', iac.path, 'prune', '--expire=now'] });
    });
    const short = 'upload-pack, upload-pack, receive-pack, upload-pack, upload-pack, receive-pack';
    expect(requests.join(', ').replaceAll('git:', '')).toBe(short);
  });

  it.each([
    ['direct', 'upload-pack, upload-pack, receive-pack'],
    ['git', 'GET info/refs upload-pack, upload-pack, upload-pack, GET info/refs receive-pack, receive-pack'],
  ] as const)('takes fewer requests than git (%s) to see the branch and to move it', async (way, expected) => {
    take(way);
    expect((await requestsOfOneLanding()).join(', ').replaceAll('git:', '')).toBe(expected);
  });

  it.each([
    ['a proxy that only git knows', () => ({ GIT_HTTP_PROXY_AUTHMETHOD: 'basic' })],
    ['a header of the user', () => ({ HOME: homeWith('[http]\n\tuserAgent = theirs\n') })],
    ['another address', () => ({ HOME: homeWith('[url "https://elsewhere/"]\n\tinsteadOf = https://github.com/\n') })],
  ])('is not taken where git is told of %s', async (_, told) => {
    Object.assign(process.env, told());
    expect(await requestsOfOneLanding()).toContain('git:GET info/refs upload-pack');
  });

  it('is taken where git is told of other things', async () => {
    process.env['HOME'] = homeWith('[user]\n\tname = Somebody\n');
    expect(await requestsOfOneLanding()).not.toContain('git:GET info/refs upload-pack');
  });

  let homes = 0;

  function homeWith(configuration: string): string {
    homes += 1;
    const home = join(folder.path, `home-${homes}`);
    mkdirSync(home);
    writeFileSync(join(home, '.gitconfig'), configuration);
    return home;
  }
});
