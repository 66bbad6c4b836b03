import type { Bench } from '../benchmark.ts';
import { interleave } from '../interleave.ts';
import { median } from '../statistics.ts';
import { writeTemplates } from './folder.ts';
import { openWorld, runOnce, type World } from './world.ts';
import type { Way } from './ways.ts';

/** Milliseconds, as real ones are. */
const changeSetReady = 3_000;

export interface NoOp {
  readonly calls: number;
  /** Median, in milliseconds. */
  readonly whole: number;
}

export interface Update {
  readonly calls: number;
  /** Seconds. */
  readonly whole: number;
  /** From the operation's end to the exit. */
  readonly noticed: number;
}

const rounds = { warmUp: 2, measured: 25 };

/** Every case is a way and a number of stacks that are as they should be; run one at a time, in turns. */
export async function measureNoOps<Case extends { readonly way: Way; readonly count: number }>(
  cases: readonly Case[],
  bench: Bench,
): Promise<Map<Case, NoOp>> {
  const worlds = new Map(
    await Promise.all(cases.map(async (one) => [one, await openWorld(one.way, one.count, bench)] as const)),
  );
  try {
    const runs = await interleave(cases, rounds, (one, round) => {
      bench.progress('deploy-cf, nothing to do', `round ${round + 1}: ${one.way.label}, ${one.count}`);
      return runOnce(worldOf(worlds, one), bench);
    });
    const figures = [...runs].map(([one, all]) => {
      return [one, { calls: all.at(-1)?.calls ?? 0, whole: median(all.map(({ ms }) => ms)) }] as const;
    });
    return new Map(figures);
  } finally {
    await Promise.all([...worlds.values()].map(({ aws }) => aws.close()));
  }
}

function worldOf<Case>(worlds: ReadonlyMap<Case, World>, one: Case): World {
  const world = worlds.get(one);
  if (world === undefined) throw new Error('there is no such world');
  return world;
}

/** One stack is changed, each way beside the others: they wait more than they work. `operation`: milliseconds. */
export async function measureUpdates(ways: readonly Way[], operation: number, bench: Bench): Promise<Map<Way, Update>> {
  bench.progress(`deploy-cf, an update of ${operation / 1_000} s`);
  return new Map(
    await Promise.all(ways.map(async (way) => [way, await measureUpdate(way, operation, bench)] as const)),
  );
}

async function measureUpdate(way: Way, operation: number, bench: Bench): Promise<Update> {
  const world = await openWorld(way, 1, bench);
  try {
    Object.assign(world.aws.cloudformation.settings.durations, { changeSet: changeSetReady, operation });
    await writeTemplates(world.folder, 1, 2);
    const { ms, calls, ended } = await runOnce(world, bench);
    return { calls, whole: ms / 1_000, noticed: (ended - world.executed.at - operation) / 1_000 };
  } finally {
    await world.aws.close();
  }
}

/** Milliseconds that a way takes for one stack that has not changed, when it makes a change set to find that out. */
export async function measureIdle(way: Way, bench: Bench): Promise<number> {
  bench.progress('deploy-cf, nothing to do', way.label);
  const world = await openWorld(way, 1, bench);
  try {
    world.aws.cloudformation.settings.durations.changeSet = changeSetReady;
    return (await runOnce(world, bench)).ms;
  } finally {
    await world.aws.close();
  }
}

/** What CloudFormation itself takes: the change set, then the operation. Seconds, without the calls. */
export function floorOf(operation: number): number {
  return (changeSetReady + operation) / 1_000;
}
