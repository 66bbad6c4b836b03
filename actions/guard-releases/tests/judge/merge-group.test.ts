import { describe, expect, it } from '@jest/globals';
import { judgeMergeGroup } from '../../src/judge.ts';
import { runOf } from '../fake-github.ts';
import { pullRequest } from '../occasion.ts';
import { World } from '../world/world.ts';
import { evil, files, harmless } from './world-of.ts';

describe('a merge group', () => {
  it.each([
    [harmless, 'nothing-protected-changed'],
    [{ ...files, 'releases/README.md': 's' }, 'allowed-changes-only'],
    [evil, 'protected-paths-changed'],
  ])('is judged by what it lands on and what it lands', async (head, reason) => {
    const world = new World();
    const pins = { base: world.commit('base', files), head: world.commit('head', head) };
    const { repository, sender } = pullRequest();
    const occasion = { kind: 'merge-group', repository, pins, baseRef: 'main', headRef: 'queue', sender } as const;
    expect((await judgeMergeGroup(runOf(world, occasion), occasion)).reason).toBe(reason);
  });
});
