import type { Bench } from '../benchmark.ts';
import { interleave, type Rounds } from '../interleave.ts';
import { spreadOf, type Spread } from '../statistics.ts';
import type { Arena, Judge } from './arena.ts';
import { cases, type Case } from './pull-requests.ts';
import type { Way } from './ways.ts';

export interface Figures {
  /** Requests that a run sent. Throws where two runs of the same thing differ. */
  readonly requests: number;
  /** Milliseconds from start to exit. */
  readonly whole: Spread;
  readonly rejected: boolean;
}

interface Sample {
  readonly requests: number;
  readonly whole: number;
  readonly rejected: boolean;
}

export interface Entry {
  readonly case: Case;
  readonly way: Way;
}

/** Runs every case in every way, interleaved. */
export async function measureCases(
  { arena, ways, rounds }: { arena: Arena; ways: readonly Way[]; rounds: Rounds },
  bench: Bench,
): Promise<Map<Entry, Figures>> {
  const judges = new Map<Case, Judge>();
  for (const one of cases) judges.set(one, await arena.open({ head: one.head }));
  const entries = cases.flatMap((one) => ways.map((way) => ({ case: one, way })));
  const samples = await interleave(entries, rounds, (entry, round) => {
    bench.progress('guard-releases, pull requests', `round ${round + 1}: ${entry.case.label}, ${entry.way.label}`);
    return sample(arena, { way: entry.way, judge: judges.get(entry.case) });
  });
  return new Map([...samples].map(([entry, runs]) => [entry, figuresOf(runs)]));
}

async function sample(arena: Arena, { way, judge }: { way: Way; judge: Judge | undefined }): Promise<Sample> {
  if (judge === undefined) throw new Error('a pull request was not opened');
  const before = arena.github.calls.length;
  const { code, output, ms } = await judge(way);
  if (code > 1 || /internal-error|Error: fetch/.test(output)) throw new Error(`${way.label} failed:\n${output}`);
  return { requests: arena.github.calls.length - before, whole: ms, rejected: code === 1 };
}

function figuresOf(runs: readonly Sample[]): Figures {
  const [requests, ...more] = new Set(runs.map((run) => run.requests));
  const [rejected, ...other] = new Set(runs.map((run) => run.rejected));
  if (requests === undefined || rejected === undefined || more.length > 0 || other.length > 0)
    throw new Error(`Runs of the same thing differ: ${JSON.stringify(runs)}`);
  return { requests, rejected, whole: spreadOf(runs.map(({ whole }) => whole)) };
}
