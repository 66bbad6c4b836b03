import type { Violation } from '../../src/contract.ts';
import { differencesOf } from '../../src/observe/differences.ts';
import { TreeReader } from '../../src/observe/trees.ts';
import { rulesOf } from '../../src/verdict/rules.ts';
import type { Found } from '../../src/verdict/walk.ts';
import { inputs } from '../occasion.ts';
import type { Files } from '../world/objects.ts';
import { World } from '../world/world.ts';

/** What the guard finds between two states of a repository. `given` are inputs of the action. */
export async function judgeFiles(
  before: Files,
  after: Files,
  given: Readonly<Record<string, string>> = {},
): Promise<Found> {
  const world = new World();
  const step = { before: world.commit('before', before), after: world.commit('after', after) };
  const rules = rulesOf(inputs(given), '.github/workflows/guard-releases.yaml');
  const reader = new TreeReader(world, { owner: 'biomage', name: 'iac' });
  const [found] = await differencesOf([step], rules, reader);
  if (found === undefined) throw new Error('One step has one finding.');
  return found;
}

/** `added 100644 releases/x.yaml`, sorted. */
export function shown(violations: readonly Violation[]): string[] {
  return violations.map(({ change, mode, path }) => `${change} ${mode} ${path}`).toSorted();
}
