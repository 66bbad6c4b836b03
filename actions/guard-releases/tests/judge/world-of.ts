import { unknown } from '../../src/errors.ts';
import { failClosed } from '../../src/fail-closed.ts';
import { judgePullRequest } from '../../src/judge.ts';
import { runOf } from '../fake-github.ts';
import { pullRequest } from '../occasion.ts';
import type { Files } from '../world/objects.ts';
import { World } from '../world/world.ts';

export const files: Files = { 'src/app.ts': 'a', 'releases/staging/api.yaml': 'tag: 1', 'releases/README.md': 'r' };
export const harmless: Files = { ...files, 'src/app.ts': 'b' };
export const evil: Files = { ...files, 'releases/staging/api.yaml': 'tag: 0' };

export interface Change {
  readonly head?: Files;
  /** What the merge makes of it; by default what the head has. */
  readonly merged?: Files;
}

/** One open pull request #12 into main, its merge tried. */
export function worldOf({ head = harmless, merged = head }: Change = {}) {
  const world = new World();
  const tip = world.commit('tip', files);
  const [base, topic, merge] = [world.commit('base', files), world.commit('head', head), world.commit('merge', merged)];
  world.branches.set('main', tip);
  world.mergeBases.set(`${tip}...${topic}`, base);
  const pull = { head: topic, base: 'main', merge: { oid: merge, parents: [tip, topic] } };
  world.pulls.set(12, pull);
  const occasion = pullRequest({ pins: { head: topic, base: tip }, before: world.commit('before', files) });
  return { world, tip, base, topic, merge, pull, occasion };
}

export type Made = ReturnType<typeof worldOf>;

/** Pauses are counted, and `after` each the world may move on; the deadline passes with the last of `pauses`. */
export function judge({ world, occasion }: Made, after: (pause: number) => void = () => undefined, pauses = 20) {
  let count = 0;
  const pause = () => {
    if (count === pauses) return Promise.reject(unknown('deadline-exceeded', { problem: 'Late.', remedy: '' }));
    after((count += 1));
    return Promise.resolve();
  };
  return failClosed(() => judgePullRequest({ ...runOf(world, occasion), pause }, occasion));
}

/** The base branch got a commit after the merge was tried. */
export function olderMerge(change: Change = {}, { madeAt = '2026-01-02T00:00:00Z', retargetedAt = '' } = {}): Made {
  const made = worldOf(change);
  const newTip = made.world.commit('new tip', { ...files, 'releases/staging/api.yaml': 'tag: 2' });
  made.world.branches.set('main', newTip);
  made.world.mergeBases.set(`${newTip}...${made.topic}`, made.base);
  made.world.mergeBases.set(`${made.tip}...${newTip}`, made.tip);
  const merge = { oid: made.merge, parents: [made.tip, made.topic], madeAt };
  made.world.pulls.set(12, { ...made.pull, merge, ...(retargetedAt !== '' && { retargetedAt }) });
  return made;
}
