import { describe, expect, it } from '@jest/globals';
import { evil, files, judge, olderMerge, worldOf, type Made } from './world-of.ts';

describe('the test merge', () => {
  it('is waited for', async () => {
    const made = worldOf({ merged: evil });
    const { merge } = made.pull;
    made.world.pulls.set(12, { ...made.pull, merge: undefined, mergeable: 'UNKNOWN' });
    const verdict = await judge(made, (pause) => pause === 3 && made.world.pulls.set(12, { ...made.pull, merge }));
    expect(verdict.reason).toBe('protected-paths-changed');
  });

  it.each([
    ['is of another head', (made: Made) => [made.tip, made.base]],
    ['has its parents the other way round', (made: Made) => [made.topic, made.tip]],
    ['has one parent', (made: Made) => [made.tip]],
    ['has three parents', (made: Made) => [made.tip, made.topic, made.base]],
    [
      'is onto a commit that the base branch does not have',
      (made: Made) => [made.world.commit('foreign', files), made.topic],
    ],
  ])('does not count when it %s', async (_, parents) => {
    const made = worldOf();
    made.world.pulls.set(12, { ...made.pull, merge: { oid: made.merge, parents: parents(made) } });
    expect(await judge(made)).toMatchObject({ outcome: 'rejected', reason: 'merge-unknown' });
  });

  it('counts when it is onto an older tip of the base branch: GitHub leaves it so for twelve hours', async () => {
    const made = olderMerge();
    expect((await judge(made)).outcome).toBe('passed');
  });

  it('shows what it would change against the tip that it was made onto', async () => {
    const made = olderMerge({ merged: evil });
    expect((await judge(made)).reason).toBe('protected-paths-changed');
  });

  it.each([
    ['2026-01-01T00:00:00Z', 'merge-unknown'],
    ['2026-01-02T00:00:00Z', 'merge-unknown'],
    ['2026-01-03T00:00:00Z', 'nothing-protected-changed'],
  ])('onto an older tip, made at %s, comes to %s when the base was changed on January 2', async (madeAt, reason) => {
    const made = olderMerge({}, { madeAt, retargetedAt: '2026-01-02T00:00:00Z' });
    expect((await judge(made)).reason).toBe(reason);
  });

  it('cannot be made of a conflict, which is rejected', async () => {
    const made = worldOf();
    made.world.pulls.set(12, { ...made.pull, merge: undefined, mergeable: 'CONFLICTING' });
    expect(await judge(made)).toMatchObject({ outcome: 'rejected', reason: 'merge-conflict', violations: [] });
  });

  it('is not needed to see what the branch of a conflict changes', async () => {
    const made = worldOf({ head: evil });
    made.world.pulls.set(12, { ...made.pull, merge: undefined, mergeable: 'CONFLICTING' });
    expect(await judge(made)).toMatchObject({
      reason: 'protected-paths-changed',
      violations: [{ path: 'releases/staging/api.yaml' }],
    });
  });
});
