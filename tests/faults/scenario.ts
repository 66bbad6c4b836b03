import { availableParallelism } from 'node:os';
import { expect } from '@jest/globals';
import { type Clean, expectRed, judge, judgeGreen } from './judge.ts';
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
  'cancelled-before',
  'cancelled-after',
  'terminated',
  'expired',
] as const satisfies readonly Disturbance[];

// A new kind of fault cannot be forgotten here: this line would no longer compile.
true satisfies [Exclude<Disturbance, (typeof kinds)[number]>] extends [never] ? true : false;

// In `npm test`: what can leave a change half done or its answer lost.
const quick = new Set<Disturbance>(['internal-error', 'reset-after', 'killed-before', 'killed-after']);

// Only for an action that is to clean up behind itself, and whose credentials may expire under way.
const slow = new Set<Disturbance>(['cancelled-before', 'cancelled-after', 'terminated', 'expired']);

// In a long run, what differs from another kind only where something is written.
const forWrites = new Set<Disturbance>(['unavailable', 'silence', 'killed-after', 'cancelled-after', 'terminated']);

export interface Scenario {
  readonly name: string;
  readonly makeWorld: () => Promise<World>;
  /** Whether this kind can happen to this call at all (a write has no stale answer). */
  readonly possible: (place: Place, disturbance: Disturbance) => boolean;
  /** How every run ends that nothing disturbs; default success, and a second one unchanged. */
  readonly ends?: Ending;
  /** Whether it is a long run, mostly waiting: then it is cancelled too, its credentials expire, and more cases run at a time. */
  readonly long?: boolean;
  /** In `npm test`, which writes are disturbed; default all. */
  readonly sample?: (place: Place) => boolean;
  /** Whether a green run says that it has left something to the next one; default never. */
  readonly excused?: (outcome: Outcome) => boolean;
  /** What else must hold of a case. */
  readonly also?: (one: Case, outcome: Outcome) => void;
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
  const { name, makeWorld, ends = settled } = scenario;
  const clean = await runClean(makeWorld, ends);
  const cases = casesOf(clean.places, scenario);
  const atOnce = availableParallelism() * (scenario.long === true ? 6 : 2);
  const outcomes = await inParallel(cases, atOnce, async (one) => ({ one, ...(await disturb(makeWorld, one)) }));
  const wrong = outcomes.flatMap((outcome) =>
    problem(outcome.one, () => check(outcome.one, outcome, { clean, scenario })),
  );
  expect({ wrong: wrong.length, first: wrong.slice(0, 3).join('\n\n') }).toEqual({ wrong: 0, first: '' });
  const covered = new Set(outcomes.filter(({ happened }) => happened).map(({ one }) => key(one.place)));
  expect(mustHappen(clean.places, scenario).filter((place) => !covered.has(key(place)))).toEqual([]);
  const counts = `${String(cases.length)} faults and kills at ${String(clean.places.length)} calls`;
  process.stdout.write(`${name}: ${counts}, each run again: same end state\n`);
  return clean;
}

interface Measure {
  readonly clean: Clean;
  readonly scenario: Scenario;
}

function check(one: Case, outcome: Outcome, { clean, scenario }: Measure): void {
  const { optional = () => false, excused = () => false, also } = scenario;
  judge(one, outcome, clean);
  if (!excused(outcome)) {
    judgeGreen(one, outcome, clean);
    if (outcome.happened && one.disturbance === 'access-denied' && !optional(one.place)) expectRed(one, outcome);
  }
  also?.(one, outcome);
}

/** One case that went wrong does not hide the others. */
function problem({ place, disturbance }: Case, check: () => void): string[] {
  try {
    check();
    return [];
  } catch (error) {
    return [`${key(place)} ${disturbance}: ${Error.isError(error) ? error.message : String(error)}`];
  }
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

function casesOf(places: readonly Place[], { possible, long = false, sample = () => true }: Scenario): Case[] {
  return places.flatMap((place) =>
    kinds
      .filter((kind) => (long ? place.mutating || !forWrites.has(kind) : !slow.has(kind)))
      .filter((kind) => exhaustive || (place.mutating && sample(place) && quick.has(kind)))
      .filter((kind) => possible(place, kind))
      .map((disturbance) => ({ place, disturbance })),
  );
}

/** How often something is looked at that takes its time is a matter of chance. */
function mustHappen(places: readonly Place[], { long = false, sample = () => true }: Scenario): readonly Place[] {
  if (!exhaustive) return places.filter((place) => place.mutating && sample(place));
  return long ? places.filter(({ mutating, occurrence }) => mutating || occurrence === 0) : places;
}

function key({ operation, occurrence }: Place): string {
  return `${operation} #${String(occurrence)}`;
}

async function inParallel<Item, Output>(
  items: readonly Item[],
  atOnce: number,
  body: (item: Item) => Promise<Output>,
): Promise<Output[]> {
  const outputs: Output[] = [];
  const queue = items.entries();
  const work = async () => {
    for (const [index, item] of queue) outputs[index] = await body(item);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return outputs;
}
