import type { Bench, Benchmark } from './benchmark.ts';
import { ratioGoal, type Goal } from './goals.ts';
import { arenaOf } from './guard-releases/arena.ts';
import { measureCases, type Entry, type Figures } from './guard-releases/measure.ts';
import { manyInside, manyOutside, oneInside, oneOutside, story, type Case } from './guard-releases/pull-requests.ts';
import { waysRound } from './guard-releases/ways-round.ts';
import { prepareWays, type Way, type Ways } from './guard-releases/ways.ts';
import type { Section } from './section.ts';

const latency = 60;
const rounds = { warmUp: 1, measured: 5 };

/** Requests and time by the size of a pull request, and what is seen, against the usual way: a list of its files. */
export const guardReleases: Benchmark = {
  name: 'guard-releases',
  measure: async (bench) => {
    const ways = await prepareWays(bench);
    return [await sizes(ways, bench), await waysRound(ways, bench)];
  },
};

async function sizes(ways: Ways, bench: Bench): Promise<Section> {
  bench.progress('guard-releases, making a repository of 20,000 files');
  const arena = await arenaOf(story(), { latency }, bench);
  try {
    const all = await measureCases({ arena, ways: [ways.ours, ways.listing], rounds }, bench);
    return {
      title: `guard-releases, ${latency} ms a request, in a repository of 20,000 files`,
      columns: ['pull request, way', 'requests', 'whole run, ms', 'half of the runs', 'verdict', ''],
      rows: [...all].map(([entry, figures]) => cells(entry, figures)),
      goals: goals((one) => figuresOf(all, { one, way: ways.ours })),
    };
  } finally {
    await arena.close();
  }
}

function cells({ case: one, way }: Entry, { requests, whole, rejected }: Figures): string[] {
  return [
    `${one.label}, ${way.label}`,
    String(requests),
    whole.median.toFixed(0),
    `${whole.from.toFixed(0)}-${whole.to.toFixed(0)}`,
    rejected ? 'rejected' : 'passed',
    rejected === one.evil ? '' : 'wrong',
  ];
}

function goals(ours: (one: Case) => Figures): Goal[] {
  const [few, many] = [ours(oneOutside), ours(manyOutside)];
  const [fewInside, manyMore] = [ours(oneInside).requests, ours(manyInside).requests];
  return [
    {
      what: 'requests, 10,000 files outside against 1',
      found: `${many.requests} and ${few.requests}`,
      asked: 'the same',
      met: many.requests === few.requests,
    },
    ratioGoal({ what: 'time of the same', ours: many.whole.median, other: few.whole.median, most: 1.25 }),
    {
      what: 'requests, 10,000 .md in 100 folders inside against 1',
      found: `${manyMore} and ${fewInside}`,
      asked: 'at most 2 more',
      met: manyMore <= fewInside + 2,
    },
  ];
}

function figuresOf(all: ReadonlyMap<Entry, Figures>, { one, way }: { one: Case; way: Way }): Figures {
  for (const [entry, figures] of all) if (entry.case === one && entry.way === way) return figures;
  throw new Error(`"${one.label}" was not measured`);
}
