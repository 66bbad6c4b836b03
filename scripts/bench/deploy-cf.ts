import type { Bench, Benchmark } from './benchmark.ts';
import { floorOf, measureIdle, measureNoOps, measureUpdates, type NoOp } from './deploy-cf/measure.ts';
import { allWays, type Ways } from './deploy-cf/ways.ts';
import { ratioGoal, shown, type Goal } from './goals.ts';
import type { Section } from './section.ts';

const short = 8_000;
const long = 61_000;
/** Seconds for the short update; CloudFormation and the fewest calls take 11.5 of them. */
const mostForShort = 12.5;

/** The built action against what CloudFormation itself takes, and against the usual ways to wait for it. */
export const deployCf: Benchmark = {
  name: 'deploy-cf',
  measure: async (bench) => {
    const ways = await allWays(bench);
    return [await idle(ways, bench), await updates(ways, short, bench), await updates(ways, long, bench)];
  },
};

async function idle({ ours, bare, tens }: Ways, bench: Bench): Promise<Section> {
  const one = { way: ours, count: 1 };
  const many = { way: ours, count: 24 };
  const least = { way: bare, count: 1 };
  const figures = await measureNoOps([least, one, many], bench);
  const slow = await measureIdle(tens, bench);
  const of = (wanted: typeof one): NoOp => figures.get(wanted) ?? { calls: 0, whole: Number.NaN };
  return {
    title: 'deploy-cf, nothing to do, 60 ms a call',
    columns: ['case', 'calls', 'whole run, s', '× bare'],
    rows: [least, one, many].map((each) => [
      `${each.way.label}, ${each.count === 1 ? '1 stack' : `${each.count} stacks`}`,
      String(of(each).calls),
      (of(each).whole / 1_000).toFixed(2),
      shown(of(each).whole / of(least).whole),
    ]),
    goals: [
      exactly('calls for one stack', of(one).calls, 2),
      ratioGoal({ what: 'one stack against the bare bundle', ours: of(one).whole, other: of(least).whole, most: 1.25 }),
      atMost('calls for 24 stacks', of(many).calls, 26),
      atMost('24 stacks, s', of(many).whole / 1_000, 1.2),
    ],
    notes: [
      `${tens.label}, takes ${(slow / 1_000).toFixed(1)} s for one stack that has not changed: ${shown(slow / of(one).whole)} times ours.`,
    ],
  };
}

async function updates({ ours, tens, thirties }: Ways, operation: number, bench: Bench): Promise<Section> {
  const figures = await measureUpdates([ours, tens, thirties], operation, bench);
  const floor = floorOf(operation);
  const [mine, others] = [figures.get(ours), [tens, thirties].map((way) => figures.get(way)?.whole ?? Number.NaN)];
  const found = mine ?? { calls: 0, whole: Number.NaN, noticed: Number.NaN };
  return {
    title: `deploy-cf, one stack updated: change set ${(floor - operation / 1_000).toFixed(0)} s, operation ${operation / 1_000} s, 60 ms a call`,
    columns: ['way', 'calls', 'whole run, s', '× floor', 'after the end, s'],
    rows: [...figures].map(([{ label }, { calls, whole, noticed }]) => [
      label,
      String(calls),
      whole.toFixed(1),
      shown(whole / floor),
      noticed.toFixed(1),
    ]),
    goals: [
      ...(operation === short ? [atMost('an update, s', found.whole, mostForShort)] : []),
      ...(operation === long ? [atMost('from the end of the operation to the exit, s', found.noticed, 1.5)] : []),
      ratioGoal({
        what: 'against the better of the usual ways',
        ours: found.whole,
        other: Math.min(...others),
        most: 1,
      }),
    ],
    notes: [`The floor is what CloudFormation itself takes: ${floor.toFixed(1)} s.`],
  };
}

function exactly(what: string, found: number, asked: number): Goal {
  return { what, found: String(found), asked: String(asked), met: found === asked };
}

function atMost(what: string, found: number, most: number): Goal {
  const rounded = Number(found.toFixed(2));
  return { what, found: String(rounded), asked: `at most ${most}`, met: rounded <= most };
}
