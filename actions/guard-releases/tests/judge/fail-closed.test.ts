import { describe, expect, it } from '@jest/globals';
import { isUnknown, unknown } from '../../src/errors.ts';
import { evil, harmless, judge, worldOf, type Made } from './world-of.ts';

describe('what is not there', () => {
  it.each([
    ['a commit', 'commit-missing', (made: Made) => made.world.commits.delete(made.topic)],
    ['a merge base', 'no-merge-base', (made: Made) => made.world.mergeBases.clear()],
    ['a tree', 'tree-incomplete', (made: Made) => made.world.objects.trees.delete(made.world.objects.tree(evil))],
    [
      'an entry of a tree',
      'tree-incomplete',
      (made: Made) => made.world.objects.trees.get(made.world.objects.tree(evil))?.pop(),
    ],
    ['the pull request', 'github-unreadable', (made: Made) => made.world.pulls.delete(12)],
  ])('is rejected: %s', async (_, reason, take) => {
    const made = worldOf({ head: { ...harmless, 'releases/x.md': 'x' }, merged: evil });
    take(made);
    expect(await judge(made)).toMatchObject({ outcome: 'rejected', reason, violations: [] });
  });

  it('is rejected before any request: an open pull request', async () => {
    const made = worldOf();
    const occasion = { ...made.occasion, state: 'closed' as const };
    expect((await judge({ ...made, occasion })).reason).toBe('pull-request-closed');
    expect(made.world.asked).toEqual([]);
  });

  it('does not hide a defect of the guard itself', async () => {
    const made = worldOf();
    made.world.before = () => {
      throw new TypeError('a defect');
    };
    await expect(judge(made)).rejects.toThrow('a defect');
  });
});

it('what cannot be known is told apart from all other failures', () => {
  expect(isUnknown(unknown('head-moved', { problem: 'It moved.', remedy: '' }))).toBe(true);
  expect(isUnknown(new Error('head-moved'))).toBe(false);
});
