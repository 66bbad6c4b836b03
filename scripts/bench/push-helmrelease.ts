import { startGitHub } from '@iac/local/github';
import type { Bench, Benchmark } from './benchmark.ts';
import { shown } from './goals.ts';
import { interleave, type Rounds } from './interleave.ts';
import { hold, type Arena } from './push-helmrelease/contest.ts';
import { commits, makeIacRepositories } from './push-helmrelease/iac-repositories.ts';
import { crowdLabel, type Crowd } from './push-helmrelease/releases.ts';
import { raceGoals, standingOf, type Race, type Standing } from './push-helmrelease/standings.ts';
import { prepareWays } from './push-helmrelease/ways.ts';
import type { Section } from './section.ts';

const latency = 60;

interface Heat extends Rounds {
  readonly crowd: Crowd;
  readonly most: number;
}

const heats: readonly Heat[] = [
  { crowd: { pushers: 1, releases: 1 }, warmUp: 1, measured: 5, most: 1 },
  { crowd: { pushers: 8, releases: 1 }, warmUp: 0, measured: 3, most: 0.5 },
  { crowd: { pushers: 16, releases: 1 }, warmUp: 0, measured: 3, most: 0.5 },
  { crowd: { pushers: 12, releases: 4 }, warmUp: 0, measured: 3, most: 0.5 },
];

/** Crowds of pushers into one repository, in our way and in two that others go. */
export const pushHelmrelease: Benchmark = {
  name: 'push-helmrelease',
  measure: async (bench) => {
    const ways = await prepareWays(bench);
    bench.progress(`push-helmrelease, making a repository of ${commits} commits`);
    const github = await startGitHub({ latency });
    try {
      const repositories = await makeIacRepositories(github);
      const races: Race[] = [];
      for (const heat of heats) {
        const arena = async (way: Arena['way']): Promise<Arena> => ({
          github,
          way,
          repository: await repositories.fresh(),
        });
        const arenas = [await arena(ways.ours), await arena(ways.naive), await arena(ways.retrying)] as const;
        races.push(await race(heat, arenas, bench));
      }
      return [section(races)];
    } finally {
      await github.close();
    }
  },
};

async function race(heat: Heat, arenas: readonly [Arena, Arena, Arena], bench: Bench): Promise<Race> {
  const { crowd, most } = heat;
  const contests = await interleave(arenas, heat, (arena, round) => {
    bench.progress(`push-helmrelease, ${crowdLabel(crowd)} at once`, `round ${round + 1}: ${arena.way.label}`);
    return hold(arena, { crowd, round }, bench);
  });
  const standing = (arena: Arena): Standing => standingOf(arena.way.label, contests.get(arena) ?? []);
  const [ours, naive, retrying] = arenas;
  return { crowd, most, ours: standing(ours), baselines: [standing(naive), standing(retrying)] };
}

function section(races: readonly Race[]): Section {
  return {
    title: `push-helmrelease, ${latency} ms a request, into a repository of ${commits.toLocaleString('en')} commits`,
    columns: ['pushers, way', 'wall, s', '× ours', 'landed', 'lost', 'requests', 'pushes tried'],
    rows: races.flatMap(({ crowd, ours, baselines }) =>
      [ours, ...baselines].map((standing) => [`${crowdLabel(crowd)}, ${standing.label}`, ...cells(standing, ours)]),
    ),
    goals: races.flatMap(raceGoals),
    notes: ['Server and pushers share the cores of this machine, so crowds wait for processors too: read the ratios.'],
  };
}

function cells({ wall, asked, landed, requests, attempts }: Standing, ours: Standing): string[] {
  return [
    (wall / 1000).toFixed(2),
    shown(wall / ours.wall),
    `${landed} of ${asked}`,
    String(asked - landed),
    String(requests),
    String(attempts),
  ];
}
