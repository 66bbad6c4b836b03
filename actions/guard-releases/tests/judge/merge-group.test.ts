import { describe, expect, it } from '@jest/globals';
import { judgeMergeGroup } from '../../src/judge.ts';
import { runOf } from '../fake-github.ts';
import { pullRequest } from '../occasion.ts';
import { World } from '../world/world.ts';
import { evil, files, harmless } from './world-of.ts';

function judged(world: World, pins: { base: string; head: string }) {
  const { repository, sender } = pullRequest();
  const occasion = { kind: 'merge-group', repository, pins, baseRef: 'main', headRef: 'queue', sender } as const;
  return judgeMergeGroup(runOf(world, occasion), occasion);
}

describe('a merge group', () => {
  it.each([
    [harmless, 'nothing-protected-changed'],
    [{ ...files, 'releases/README.md': 's' }, 'allowed-changes-only'],
    [evil, 'protected-paths-changed'],
  ])('is judged by what it lands on and what it lands', async (head, reason) => {
    const world = new World();
    const pins = { base: world.commit('base', files), head: world.commit('head', head) };
    world.branches.set('main', pins.base);
    expect((await judged(world, pins)).reason).toBe(reason);
  });

  it('is rejected for what groups before it in the queue would land with it', async () => {
    const world = new World();
    const tip = world.commit('tip', files);
    const pins = { base: world.commit('group before', evil), head: world.commit('head', { ...evil, 'src/b.ts': 'b' }) };
    world.branches.set('main', tip);
    world.mergeBases.set(`${tip}...${pins.head}`, tip);
    expect(await judged(world, pins)).toMatchObject({
      outcome: 'rejected',
      violations: [expect.objectContaining({ path: 'releases/staging/api.yaml' })],
    });
  });

  it('is rejected for what itself changes, whatever the branch got meanwhile', async () => {
    const world = new World();
    const pins = { base: world.commit('base', files), head: world.commit('head', evil) };
    const landed = world.commit('landed', evil);
    world.branches.set('main', landed);
    world.mergeBases.set(`${landed}...${pins.head}`, pins.head);
    expect((await judged(world, pins)).outcome).toBe('rejected');
  });
});
