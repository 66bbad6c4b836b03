import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ActionError } from '@iac/action-kit';
import { runCommand } from '@iac/command';
import { startGitHub, type GitHub } from '@iac/local/github';
import { land, type Attempt } from '../src/index.ts';
import { change, operations, overHttps, repository, scratch, take, thrownBy, withBranch } from './workbench.ts';

let github: GitHub;
let folder: { readonly path: string; readonly remove: () => void };
beforeAll(async () => {
  github = await startGitHub();
  folder = scratch();
});
afterAll(async () => {
  await github.close();
  folder.remove();
});

const soon = () => ({ deadline: Date.now() + 20_000, random: () => 0 });
const api = 'releases/staging/api.yaml';

describe('land', () => {
  it('puts the change on the branch that the remote calls its own, as one commit', async () => {
    const iac = await repository(github);
    const parent = await iac.head();
    const landing = await withBranch(overHttps(github, iac), { temp: folder.path, now: () => 1.7e12 }, (branch) => {
      expect(branch.branch).toBe('main');
      return land(branch, () => Promise.resolve(change({ [api]: 'tag: 2\n' }, 'Deploy ä\n\nTrailer: x\n')), soon());
    });
    expect(landing).toMatchObject({ outcome: 'pushed', commit: await iac.head(), attempts: 1, waitedMs: 0 });
    expect(landing.tip.commit).toBe(parent);
    expect(await iac.read(api)).toBe('tag: 2\n');
    const [newest] = await iac.log();
    expect(newest).toMatchObject({ parents: [parent], message: expect.stringContaining('Deploy ä\n\nTrailer: x') });
    expect(JSON.stringify(newest)).toContain('releases@example.com');
  });

  it('says unchanged when there is nothing to change, and pushes nothing', async () => {
    const iac = await repository(github);
    const head = await iac.head();
    const start = github.calls.length;
    const outcomes = await withBranch(overHttps(github, iac), { temp: folder.path }, async (branch) => [
      await land(branch, () => Promise.resolve(undefined), soon()),
      await land(branch, () => Promise.resolve(change({ [api]: 'tag: 1\n', 'not/there': null })), soon()),
    ]);
    expect(outcomes).toMatchObject([
      { outcome: 'unchanged', commit: head },
      { outcome: 'unchanged', commit: head },
    ]);
    expect(operations(github, start).filter((operation) => operation.includes('receive-pack'))).toEqual([]);
  });

  it('makes and deletes several files at once, and no other file differs', async () => {
    const iac = await repository(github);
    await iac.commit({ message: 'More', files: { 'a/b/c': 'c', 'a/d': 'd', 'run.sh': '#!/bin/sh\n' } });
    const files = { 'a/b/c': null, 'x/y "z" ü.yaml': 'new\n', [api]: '\ufefftag: 2\r\n' };
    await withBranch(overHttps(github, iac), { temp: folder.path }, (branch) =>
      land(branch, () => Promise.resolve(change(files)), soon()),
    );
    expect(await iac.list('')).toEqual(['README.md', 'a/d', api, 'run.sh', 'x/y "z" ü.yaml'].sort());
    expect(await iac.read(api)).toBe('\ufefftag: 2\r\n');
  });

  it('renders anew on the new tip when somebody else was faster', async () => {
    const iac = await repository(github);
    let others = 0;
    github.faults.tap({
      before: async ({ operation, input }) => {
        if (!isPush(operation, input, iac.fullName) || others === 3) return;
        others += 1;
        await iac.commit({ message: 'Other', files: { 'releases/staging/ui.yaml': `tag: ${String(others)}\n` } });
      },
    });
    const seen: (string | undefined)[] = [];
    const attempts: string[] = [];
    const landing = await withBranch(overHttps(github, iac), { temp: folder.path }, (branch) =>
      land(
        branch,
        async (tip) => {
          seen.push(await tip.read('releases/staging/ui.yaml'));
          return change({ [api]: `tag: 2 # ui was ${seen.at(-1) ?? 'missing'}` });
        },
        { ...soon(), onAttempt: ({ kind, reason }) => attempts.push(`${kind} ${reason}`) },
      ),
    );
    github.faults.clear();
    expect(landing).toMatchObject({ outcome: 'pushed', attempts: 4 });
    expect(seen).toEqual([undefined, 'tag: 1\n', 'tag: 2\n', 'tag: 3\n']);
    expect(attempts).toHaveLength(3);
    expect(attempts.every((attempt) => attempt.startsWith('lost ['))).toBe(true);
    expect((await iac.log()).map(({ message }) => message.trim())).toEqual([
      'Deploy',
      'Other',
      'Other',
      'Other',
      'First',
    ]);
  });

  it('ends at the deadline with the last reason, however often the race is lost', async () => {
    const iac = await repository(github);
    github.faults.tap({
      before: async ({ operation, input }) => {
        if (isPush(operation, input, iac.fullName))
          await iac.commit({ message: 'Other', files: { other: String(github.calls.length) } });
      },
    });
    const deadline = new AbortController();
    const onAttempt = ({ number }: Attempt) => {
      if (number === 2) deadline.abort();
    };
    const error = await withBranch(overHttps(github, iac), { temp: folder.path }, (branch) =>
      thrownBy(
        land(branch, () => Promise.resolve(change({ [api]: 'tag: 2' })), { deadline: deadline.signal, onAttempt }),
      ),
    );
    github.faults.clear();
    expect(error).toMatchObject({
      code: 'deadline-exceeded',
      problem: expect.stringMatching(
        /^The deadline passed after 2 attempts\. The last one ended with: \[(remote )?rejected\]/,
      ),
    });
    expect((await iac.log()).every(({ message }) => message.trim() !== 'Deploy')).toBe(true);
  });

  it('does not wait for a rendering that takes longer than the deadline', async () => {
    const iac = await repository(github);
    const never = new Promise<undefined>(() => undefined);
    const error = await withBranch(overHttps(github, iac), { temp: folder.path }, (branch) =>
      thrownBy(land(branch, () => never, { deadline: Date.now() + 20 })),
    );
    expect(error).toMatchObject({ code: 'deadline-exceeded' });
  });

  it('ends with the reason of a job that was cancelled', async () => {
    const iac = await repository(github);
    const cancelled = new ActionError({
      code: 'cancelled',
      problem: 'The job was cancelled.',
      remedy: 'Run it again.',
    });
    const error = await withBranch(overHttps(github, iac), { temp: folder.path }, (branch) =>
      thrownBy(land(branch, () => Promise.resolve(undefined), { deadline: AbortSignal.abort(cancelled) })),
    );
    expect(error).toBe(cancelled);
  });

  it.each([
    ['direct', 'git:receive-pack'],
    ['git', 'git:GET info/refs receive-pack'],
    ['git', 'git:receive-pack'],
  ] as const)('(%s) never brings a branch back that was deleted before %s', async (way, moment) => {
    take(way);
    const iac = await repository(github);
    // It keeps the history reachable, so that the server itself would take the push.
    await runCommand({ file: 'git', args: ['--git-dir', iac.path, 'branch', 'other', 'main'] });
    github.faults.tap({
      before: async ({ operation, input }) => {
        if (operation === moment && concerns(input, iac.fullName)) await removeBranch(iac.path, 'main');
      },
    });
    const error = await withBranch(overHttps(github, iac), { temp: folder.path }, (branch) =>
      thrownBy(land(branch, () => Promise.resolve(change({ [api]: 'tag: 2' })), soon())),
    );
    github.faults.clear();
    take('direct');
    expect(error).toMatchObject({ code: 'branch-not-found', remedy: expect.stringContaining('other') });
  });
});

function isPush(operation: string, input: unknown, fullName: string): boolean {
  return operation === 'git:receive-pack' && concerns(input, fullName);
}

function concerns(input: unknown, fullName: string): boolean {
  return JSON.stringify(input).includes(`"${fullName}"`);
}

async function removeBranch(gitDir: string, branch: string): Promise<void> {
  const args = ['--git-dir', gitDir, 'update-ref', '-d', `refs/heads/${branch}`];
  await runCommand({ file: 'git', args });
}
