import { describe, expect, it } from '@jest/globals';
import type { Files } from '../world/objects.ts';
import { evil, files, harmless, judge, worldOf } from './world-of.ts';

describe('another pull request with the same head', () => {
  /** #7 into production, which has another release. */
  function twoPulls(production: Files) {
    const made = worldOf();
    const tip = made.world.commit('production', production);
    made.world.branches.set('production', tip);
    made.world.mergeBases.set(`${tip}...${made.topic}`, tip);
    const merge = { oid: made.world.commit('merge 7', harmless), parents: [tip, made.topic] };
    made.world.pulls.set(7, { head: made.topic, base: 'production', merge });
    return made;
  }

  it('is judged against its own base', async () => {
    const { outcome, violations } = await judge(twoPulls(evil));
    expect(outcome).toBe('rejected');
    expect(violations[0]?.why).toMatch(/^in #7 into production, which has the same head: /);
  });

  it('is told apart from what the pull request itself changes', async () => {
    expect(await judge(twoPulls(evil))).toMatchObject({ ours: [], remedy: expect.stringMatching(/^Close the other/) });
    const both = worldOf({ head: evil });
    both.world.branches.set('production', both.base);
    both.world.mergeBases.set(`${both.base}...${both.topic}`, both.base);
    const merge = { oid: both.merge, parents: [both.base, both.topic] };
    both.world.pulls.set(7, { head: both.topic, base: 'production', merge });
    const { violations, ours } = await judge(both);
    expect([violations.length, ours?.length]).toEqual([2, 1]);
  });

  it('is named once where it has the same base', async () => {
    const made = worldOf({ head: evil });
    made.world.pulls.set(7, made.pull);
    const { violations, ours } = await judge(made);
    expect(violations.map(({ path }) => path)).toEqual(['releases/staging/api.yaml']);
    expect(ours).toBeUndefined();
  });

  it('does no harm where it is harmless too', async () => {
    expect((await judge(twoPulls(files))).outcome).toBe('passed');
  });

  it('is found on a later page of the open ones', async () => {
    const made = twoPulls(evil);
    made.world.page = 1;
    expect((await judge(made)).outcome).toBe('rejected');
  });

  it('does not count when it is closed', async () => {
    const made = twoPulls(evil);
    made.world.pulls.set(7, { head: made.topic, base: 'production', state: 'CLOSED' });
    expect((await judge(made)).outcome).toBe('passed');
  });

  it('cannot be known while its own merge is not', async () => {
    const made = twoPulls(files);
    made.world.pulls.set(7, { head: made.topic, base: 'production' });
    expect((await judge(made)).reason).toBe('merge-unknown');
  });
});
