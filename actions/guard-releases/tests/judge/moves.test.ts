import { describe, expect, it } from '@jest/globals';
import { evil, files, judge, worldOf } from './world-of.ts';

describe('what moves', () => {
  it('is not judged: a head that is another one', async () => {
    const made = worldOf();
    made.world.pulls.set(12, { ...made.pull, head: made.world.commit('other', evil) });
    expect(await judge(made)).toMatchObject({ outcome: 'rejected', reason: 'head-moved' });
  });

  it('is waited for where GitHub may not know yet of the push: the head before it', async () => {
    const made = worldOf();
    made.world.pulls.set(12, { ...made.pull, head: made.occasion.before ?? '' });
    const late = (pause: number) => pause === 2 && made.world.pulls.set(12, made.pull);
    expect((await judge(made, late)).outcome).toBe('passed');
  });

  it('is not waited for long: the head was pushed back', async () => {
    const made = worldOf();
    made.world.pulls.set(12, { ...made.pull, head: made.occasion.before ?? '' });
    expect((await judge(made)).reason).toBe('head-moved');
  });

  it.each([
    ['the head', 'head-moved', { head: 'e'.repeat(40) }],
    ['the head, back to the one before', 'head-moved', { head: pushedBack() }],
    ['the base', 'base-moved', { base: 'production' }],
    ['to closed', 'pull-request-closed', { state: 'CLOSED' as const }],
  ])('while it is judged is rejected: %s', async (_, reason, change) => {
    const made = worldOf();
    made.world.branches.set('production', made.tip);
    made.world.before = (count) => {
      if (count === 3) made.world.pulls.set(12, { ...made.pull, ...change });
    };
    expect(await judge(made)).toMatchObject({ outcome: 'rejected', reason });
  });

  it('is judged anew: another commit on the base branch', async () => {
    const made = worldOf();
    const moved = made.world.commit('moved', files);
    made.world.mergeBases.set(`${moved}...${made.topic}`, made.base);
    made.world.before = (count) => {
      if (count !== 3) return;
      made.world.branches.set('main', moved);
      const merge = { oid: made.world.commit('other merge', evil), parents: [moved, made.topic] };
      made.world.pulls.set(12, { ...made.pull, merge });
    };
    expect((await judge(made)).reason).toBe('protected-paths-changed');
  });

  it('each time is given up', async () => {
    const made = worldOf();
    made.world.before = (count) => {
      const moved = made.world.commit(`moved ${count}`, files);
      made.world.branches.set('main', moved);
      made.world.mergeBases.set(`${moved}...${made.topic}`, made.base);
      made.world.pulls.set(12, { ...made.pull, merge: { oid: made.merge, parents: [moved, made.topic] } });
    };
    expect(await judge(made)).toMatchObject({ outcome: 'rejected', reason: 'base-moved' });
  });

  it('is rejected: a base branch that is gone', async () => {
    const made = worldOf();
    made.world.branches.delete('main');
    expect((await judge(made)).reason).toBe('base-moved');
  });
});

function pushedBack(): string {
  return worldOf().occasion.before ?? '';
}
