import { availableParallelism } from 'node:os';
import { expect } from '@jest/globals';
import { disturb, placesOf, type Case, type Disturbance, type Outcome, type Place, type World } from './matrix.ts';

/** `npm run check` sets it: every call of a clean run with every kind of fault, and a kill at each. */
export const exhaustive = process.env['IAC_EXHAUSTIVE'] === '1';

const kinds = [
  'throttled',
  'internal-error',
  'unavailable',
  'reset-before',
  'reset-after',
  'stale',
  'access-denied',
  'silence',
  'killed-before',
  'killed-after',
] as const satisfies readonly Disturbance[];

// A new kind of fault cannot be forgotten here: this line would no longer compile.
true satisfies [Exclude<Disturbance, (typeof kinds)[number]>] extends [never] ? true : false;

// In `npm test`: what can leave a change half done or its answer lost.
const quick = new Set<Disturbance>(['internal-error', 'reset-after', 'killed-before', 'killed-after']);

export interface Scenario {
  readonly name: string;
  readonly makeWorld: () => Promise<World>;
  /** Whether this kind can happen to this call at all (a write has no stale answer). */
  readonly possible: (place: Place, disturbance: Disturbance) => boolean;
  /** How every run ends that nothing disturbs; default success, and a second one unchanged. */
  readonly ends?: Ending;
  /** Calls that a run does without, and says so, where it may not make them; default none. */
  readonly optional?: (place: Place) => boolean;
}

export interface Ending {
  readonly conclusion: 'success' | 'failure';
  /** The output `outcome` of the second run. */
  readonly outcome: string;
}

const settled: Ending = { conclusion: 'success', outcome: 'unchanged' };

/**
 * Runs all cases, as many at a time as the cores bear. Each ends, after one more run, in the state and with the conclusion of a
 * clean run, and is green before that only if it was there already; where a clean run is red, never. Fails when a call of the
 * clean run has no case. Returns the clean run.
 */
export async function runScenario(scenario: Scenario): Promise<Clean> {
  const { name, makeWorld, possible, ends = settled, optional = () => false } = scenario;
  const clean = await runClean(makeWorld, ends);
  const cases = casesOf(clean.places, possible);
  const outcomes = await inParallel(cases, async (one) => ({ one, ...(await disturb(makeWorld, one)) }));
  for (const outcome of outcomes) {
    judge(outcome.one, outcome, clean);
    if (outcome.one.disturbance === 'access-denied' && !optional(outcome.one.place)) expectRed(outcome.one, outcome);
  }
  const covered = new Set(outcomes.filter(({ happened }) => happened).map(({ one }) => key(one.place)));
  expect(clean.places.filter((place) => (exhaustive || place.mutating) && !covered.has(key(place)))).toEqual([]);
  const counts = `${String(cases.length)} faults and kills at ${String(clean.places.length)} calls`;
  process.stdout.write(`${name}: ${counts}, each run again: same end state\n`);
  return clean;
}

function judge(one: Case, { disturbed, stateBetween, again, state }: Outcome, clean: Clean): void {
  const told = { one, log: disturbed.log };
  expect({ ...told, state }).toEqual({ ...told, state: clean.state });
  expect({ ...told, conclusion: again.conclusion }).toEqual({ ...told, conclusion: clean.conclusion });
  expect({ ...told, reason: disturbed.outputs['reason'] }).not.toEqual({ ...told, reason: 'internal-error' });
  if (disturbed.conclusion === 'success')
    expect({ ...told, green: clean.conclusion, state: stateBetween }).toEqual({
      ...told,
      green: 'success',
      state: clean.state,
    });
}

function expectRed(one: Case, { disturbed: { log, conclusion } }: Outcome): void {
  expect({ one, log, conclusion }).toEqual({ one, log, conclusion: 'failure' });
}

export interface Clean {
  readonly places: readonly Place[];
  readonly state: unknown;
  readonly conclusion: Ending['conclusion'];
  /** The calls of a second run, which has nothing to do. */
  readonly secondRun: readonly Place[];
}

/** One run without any fault, and a second one that has nothing to do. */
async function runClean(makeWorld: () => Promise<World>, { conclusion, outcome }: Ending): Promise<Clean> {
  const world = await makeWorld();
  try {
    const first = await world.start().finished;
    expect(first.conclusion === conclusion ? '' : first.log).toBe('');
    const places = placesOf(world.calls);
    const state = await world.state();
    const again = await world.start().finished;
    expect(again.conclusion === conclusion && again.outputs['outcome'] === outcome ? '' : again.log).toBe('');
    expect(await world.state()).toEqual(state);
    return { places, state, conclusion, secondRun: placesOf(world.calls.slice(places.length)) };
  } finally {
    await world.close();
  }
}

function casesOf(places: readonly Place[], possible: Scenario['possible']): Case[] {
  return places.flatMap((place) =>
    kinds
      .filter((kind) => exhaustive || (place.mutating && quick.has(kind)))
      .filter((kind) => possible(place, kind))
      .map((disturbance) => ({ place, disturbance })),
  );
}

function key({ operation, occurrence }: Place): string {
  return `${operation} #${String(occurrence)}`;
}

async function inParallel<Item, Output>(
  items: readonly Item[],
  body: (item: Item) => Promise<Output>,
): Promise<Output[]> {
  const outputs: Output[] = [];
  const queue = items.entries();
  const work = async () => {
    for (const [index, item] of queue) outputs[index] = await body(item);
  };
  await Promise.all(Array.from({ length: availableParallelism() * 2 }, work));
  return outputs;
}
