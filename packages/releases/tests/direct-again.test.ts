import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startGitHub, type GitHub } from '@iac/local/github';
import { land } from '../src/index.ts';
import { change, overHttps, repository, scratch, take, type Way, withBranch } from './workbench.ts';

let github: GitHub;
const folder = scratch();
beforeAll(async () => {
  github = await startGitHub();
});
afterEach(() => github.faults.clear());
afterAll(async () => {
  await github.close();
  folder.remove();
});

// In `npm run check`, every answer that the second change may lose.
const exhaustive = process.env['IAC_EXHAUSTIVE'] === '1';
const path = 'releases/staging/api.yaml';

describe('three changes of one branch, one after the other', () => {
  it.each<[Way, number | undefined]>([
    ['git', undefined],
    ['direct', undefined],
    ['direct', 4],
    ...(exhaustive ? ([3, 5] as const).map((lost): [Way, number] => ['direct', lost]) : []),
  ])('all land (%s; answer %s is lost)', async (way, lost) => {
    take(way);
    const iac = await repository(github);
    let calls = 0;
    github.faults.add({ kind: 'reset-after', when: () => (calls += 1) === lost });
    await withBranch(overHttps(github, iac), { temp: folder.path }, async (branch) => {
      for (const tag of [2, 3, 4])
        await land(branch, async (tip) => change({ [path]: `${(await tip.read(path)) ?? ''}tag: ${String(tag)}\n` }), {
          deadline: Date.now() + 20_000,
          random: () => 0,
        });
    });
    expect(await iac.read(path)).toBe('tag: 1\ntag: 2\ntag: 3\ntag: 4\n');
  });
});
