import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGitHub, type GitHub } from '@iac/local/github';
import { land } from '../src/index.ts';
import { change, overHttps, repository, scratch, withBranch } from './workbench.ts';

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

// tests/acceptance/concurrent-pushes.test.ts has more of them, in a large repository.
describe('landers at the same time', () => {
  it('on files of their own all land, each once', async () => {
    const iac = await repository(github);
    const numbers = Array.from({ length: 6 }, (_, n) => n);
    const landings = await Promise.all(
      numbers.map((n) =>
        withBranch(overHttps(github, iac), { temp: folder.path }, (branch) =>
          land(
            branch,
            () => Promise.resolve(change({ [`service-${String(n)}.yaml`]: 'tag: 1\n' }, `Deploy ${String(n)}`)),
            {
              deadline: Date.now() + 25_000,
            },
          ),
        ),
      ),
    );
    const log = await iac.log();
    expect(new Set(landings.map(({ commit }) => commit))).toEqual(new Set(log.slice(0, -1).map(({ oid }) => oid)));
    expect(log.map(({ message }) => message.trim()).sort()).toEqual([
      ...numbers.map((n) => `Deploy ${String(n)}`),
      'First',
    ]);
    expect(await iac.list('')).toHaveLength(numbers.length + 2);
  });

  it('on one file build on each other: no count is lost', async () => {
    const iac = await repository(github);
    const rivals = [1, 2, 3, 4].map((n) =>
      withBranch(overHttps(github, iac), { temp: folder.path }, (branch) =>
        land(
          branch,
          // Two commits that are equal in all, message included, are one commit to git, and land as one.
          async (tip) => change({ count: String(Number((await tip.read('count')) ?? '0') + 1) }, `Count ${String(n)}`),
          { deadline: Date.now() + 25_000 },
        ),
      ),
    );
    await Promise.all(rivals);
    expect(await iac.read('count')).toBe('4');
  });
});
