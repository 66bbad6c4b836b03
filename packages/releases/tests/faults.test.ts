import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startGitHub, type GitHub, type Repository } from '@iac/local/github';
import { land, type Landing } from '../src/index.ts';
import { change, operations, overHttps, repository, scratch, take, thrownBy, withBranch } from './workbench.ts';

let github: GitHub;
let folder: { readonly path: string; readonly remove: () => void };
beforeAll(async () => {
  github = await startGitHub();
  folder = scratch();
});
afterEach(() => {
  github.faults.clear();
  take('direct');
});
afterAll(async () => {
  await github.close();
  folder.remove();
});

const api = 'releases/staging/api.yaml';
const discover = 'git:GET info/refs upload-pack';
const fetch = 'git:upload-pack';
const announce = 'git:GET info/refs receive-pack';
const push = 'git:receive-pack';

/** Lands one change; faults hit it as they are set. */
function deploy(iac: Repository): Promise<Landing> {
  return withBranch(overHttps(github, iac), { temp: folder.path }, (branch) =>
    land(branch, () => Promise.resolve(change({ [api]: 'tag: 2\n' })), {
      deadline: Date.now() + 20_000,
      random: () => 0,
    }),
  );
}

const messages = async (iac: Repository) => (await iac.log()).map(({ message }) => message.trim());

describe('a passing fault', () => {
  it.each([
    // In the shorter way git takes over at once: no attempt is lost.
    ['direct', fetch, 'unavailable', 1],
    ['direct', fetch, 'reset-after', 1],
    ['direct', push, 'internal-error', 1],
    ['direct', push, 'throttled', 1],
    ['direct', push, 'reset-before', 1],
    ['direct', push, 'reset-after', 1],
    ['git', discover, 'unavailable', 1],
    ['git', fetch, 'reset-after', 1],
    ['git', announce, 'throttled', 2],
    ['git', push, 'internal-error', 2],
    // curl sends a request again by itself when a connection breaks that has served before.
    ['git', push, 'reset-before', 1],
    ['git', push, 'reset-after', 2],
  ] as const)('(%s) at %s (%s) is tried again, and the change lands once', async (...row) => {
    const [way, operation, kind, attempts] = row;
    take(way);
    const iac = await repository(github);
    let hits = 0;
    github.faults.add({ kind, when: (call) => call.operation === operation && ++hits === 1 });
    const landing = await deploy(iac);
    expect(landing).toMatchObject({ outcome: 'pushed', commit: await iac.head(), attempts });
    expect(hits).toBeGreaterThan(0);
    expect(await messages(iac)).toEqual(['Deploy', 'First']);
  });

  it('while a file is read is tried again', async () => {
    const iac = await repository(github);
    const start = github.calls.length;
    const fetches = () => operations(github, start).filter((operation) => operation === fetch).length;
    // Two requests for the clone, then the one for the file.
    github.faults.add({ kind: 'internal-error', when: ({ operation }) => operation === fetch && fetches() === 3 });
    const read = await withBranch(overHttps(github, iac), { temp: folder.path }, async (branch) =>
      (await branch.tip()).read(api),
    );
    expect(read).toBe('tag: 1\n');
    expect(fetches()).toBe(4);
  });

  it('that does not pass ends at the deadline, in the words of git', async () => {
    const iac = await repository(github);
    const deadline = new AbortController();
    let hits = 0;
    const when = () => {
      hits += 1;
      if (hits === 4) deadline.abort();
      return true;
    };
    github.faults.add({ kind: 'unavailable', when, times: 1_000 });
    const { signal } = deadline;
    const error = await thrownBy(
      withBranch(overHttps(github, iac), { temp: folder.path, signal }, () => Promise.resolve()),
    );
    expect(error).toMatchObject({ code: 'deadline-exceeded', problem: expect.stringContaining('Service Unavailable') });
  });
});

describe.each(['direct', 'git'] as const)('a push whose answer is lost (%s)', (way) => {
  beforeEach(() => take(way));
  const loseAnswer = () => github.faults.add({ kind: 'reset-after', when: ({ operation }) => operation === push });

  it('is found on the branch under what somebody else has pushed since', async () => {
    const iac = await repository(github);
    loseAnswer();
    let ours = '';
    github.faults.tap({
      after: async ({ operation }) => {
        if (operation !== push || ours !== '') return;
        ours = await iac.head();
        await iac.commit({ message: 'Other', files: { other: 'x' } });
        await iac.commit({ message: 'Another', files: { other: 'y' } });
      },
    });
    expect(await deploy(iac)).toMatchObject({ outcome: 'pushed', commit: ours });
    expect(await messages(iac)).toEqual(['Another', 'Other', 'Deploy', 'First']);
  });

  it('is not made again over what somebody else has since made of the same file', async () => {
    const iac = await repository(github);
    loseAnswer();
    let done = false;
    github.faults.tap({
      after: async ({ operation }) => {
        if (operation !== push || done) return;
        done = true;
        await iac.commit({ message: 'Newer', files: { [api]: 'tag: 3\n' } });
      },
    });
    expect(await deploy(iac)).toMatchObject({ outcome: 'pushed' });
    expect(await iac.read(api)).toBe('tag: 3\n');
    expect(await messages(iac)).toEqual(['Newer', 'Deploy', 'First']);
  });

  it('is repeated to the letter where the server still shows its old state', async () => {
    const iac = await repository(github);
    loseAnswer();
    let pushes = 0;
    github.faults.tap({ before: ({ operation }) => void (pushes += operation === push ? 1 : 0) });
    // What is fetched after the push: its discovery, refs and pack.
    github.faults.add({ kind: 'stale', when: ({ mutating }) => !mutating && pushes === 1, times: 3 });
    const landing = await deploy(iac);
    expect(landing).toMatchObject({ outcome: 'pushed', commit: await iac.head() });
    expect(await messages(iac)).toEqual(['Deploy', 'First']);
  });

  it('counts as not landed when it has not: then it is pushed on the new tip', async () => {
    const iac = await repository(github);
    github.faults.add({ kind: 'reset-before', when: ({ operation }) => operation === push });
    let done = false;
    github.faults.tap({
      before: async ({ operation }) => {
        if (operation !== push || done) return;
        done = true;
        await iac.commit({ message: 'Other', files: { other: 'x' } });
      },
    });
    const landing = await deploy(iac);
    expect(landing).toMatchObject({ outcome: 'pushed', commit: await iac.head() });
    expect(await messages(iac)).toEqual(['Deploy', 'Other', 'First']);
  });

  it('is said to be possible when the deadline passes before it is known', async () => {
    const iac = await repository(github);
    const deadline = new AbortController();
    const when = ({ operation }: { readonly operation: string }) => {
      if (operation === push) deadline.abort();
      return operation === push;
    };
    github.faults.add({ kind: 'silence', when });
    const error = await withBranch(overHttps(github, iac), { temp: folder.path }, (branch) =>
      thrownBy(land(branch, () => Promise.resolve(change({ [api]: 'x' })), { deadline: deadline.signal })),
    );
    expect(error).toMatchObject({ code: 'deadline-exceeded', problem: expect.stringContaining('may have landed') });
  });
});
