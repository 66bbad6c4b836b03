import { catalogue } from '../../../tests/acceptance/guard-releases/catalogue/index.ts';
import type { Proposal } from '../../../tests/acceptance/guard-releases/catalogue/proposal.ts';
import type { Bench } from '../benchmark.ts';
import { countGoal } from '../goals.ts';
import type { Section } from '../section.ts';
import { arenaOf, type Arena } from './arena.ts';
import type { Way, Ways } from './ways.ts';

/** Both ways before every pull request of the catalogue of ways round a guard, and before the harmless ones. */
export async function waysRound({ ours, listing }: Ways, bench: Bench): Promise<Section> {
  const { story, evil, harmless } = catalogue();
  const arena = await arenaOf(story, { latency: 0 }, bench);
  try {
    const seen = await stand({ arena, ways: [ours, listing], proposals: [...evil, ...harmless] }, bench);
    const missed = evil.filter((one) => seen.get(listing)?.has(one) !== true);
    return {
      title: 'guard-releases, ways round a guard of paths',
      columns: ['way', 'rejected of those that must be', 'rejected of the harmless'],
      rows: [ours, listing].map((way) => [way.label, share(seen.get(way), evil), share(seen.get(way), harmless)]),
      notes: [`A list of the files misses a pull request that ${missed.map(({ what }) => what).join('; ')}.`],
      goals: [
        countGoal({ what: 'ways round that are rejected', found: count(seen.get(ours), evil), asked: evil.length }),
        countGoal({
          what: 'harmless pull requests that pass',
          found: harmless.length - count(seen.get(ours), harmless),
          asked: harmless.length,
        }),
      ],
    };
  } finally {
    await arena.close();
  }
}

type Rejected = ReadonlySet<Proposal>;

async function stand(
  { arena, ways, proposals }: { arena: Arena; ways: readonly Way[]; proposals: readonly Proposal[] },
  bench: Bench,
): Promise<Map<Way, Rejected>> {
  const rejected = new Map(ways.map((way) => [way, new Set<Proposal>()]));
  for (const one of proposals) {
    bench.progress('guard-releases, ways round it', one.what);
    const judge = await arena.open(one);
    for (const [way, found] of rejected) if ((await judge(way)).code !== 0) found.add(one);
  }
  return rejected;
}

function share(found: Rejected | undefined, all: readonly Proposal[]): string {
  return `${count(found, all)} of ${all.length}`;
}

function count(found: Rejected | undefined, all: readonly Proposal[]): number {
  return all.filter((one) => found?.has(one)).length;
}
