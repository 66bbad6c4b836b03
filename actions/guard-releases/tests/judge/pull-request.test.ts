import { describe, expect, it } from '@jest/globals';
import { evil, files, harmless, judge, worldOf } from './world-of.ts';

describe('a pull request', () => {
  it('passes where nothing protected is changed, with four requests', async () => {
    const made = worldOf();
    expect(await judge(made)).toMatchObject({
      outcome: 'passed',
      reason: 'nothing-protected-changed',
      mergeBase: made.base,
    });
    expect(made.world.asked).toEqual([
      'pull open',
      'GET /repos/{owner}/{repo}/compare/{basehead}',
      expect.stringMatching(/^commit commit commit commit tree/),
      'pull',
    ]);
  });

  it('asks as much for 500 folders that are changed elsewhere as for one', async () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`src/${index}/x.ts`, 'x']));
    const made = worldOf({ head: { ...harmless, ...many } });
    expect((await judge(made)).outcome).toBe('passed');
    expect(made.world.asked).toHaveLength(4);
  });

  it('asks once more for each level of the protected folder that differs', async () => {
    const made = worldOf({ head: { ...files, 'releases/a/b/c.md': 'c' } });
    expect(await judge(made)).toMatchObject({ outcome: 'passed', reason: 'allowed-changes-only' });
    expect(made.world.asked).toHaveLength(4 + 3);
  });

  it('is rejected for what its branch changes', async () => {
    expect(await judge(worldOf({ head: evil }))).toMatchObject({
      outcome: 'rejected',
      reason: 'protected-paths-changed',
      violations: [{ path: 'releases/staging/api.yaml', change: 'modified', mode: '100644' }],
    });
  });

  it('is rejected for what only its merge would change: a criss-cross merge that puts an old release back', async () => {
    const { violations } = await judge(worldOf({ head: harmless, merged: evil }));
    expect(violations).toEqual([
      expect.objectContaining({
        path: 'releases/staging/api.yaml',
        why: expect.stringContaining('the merge would change it although the branch does not show it'),
      }),
    ]);
  });

  it('is rejected for what its branch changes although the merge would not', async () => {
    expect(await judge(worldOf({ head: evil, merged: files }))).toMatchObject({ reason: 'protected-paths-changed' });
  });
});
