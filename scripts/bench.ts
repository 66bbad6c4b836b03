// `npm run bench [-- name...] [--strict]`: measures the actions against what they are compared with, and holds the figures against the goals.
// Without names, all of them. With --strict a goal that is missed is exit code 1.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chosen } from './bench/choose.ts';
import type { Goal } from './bench/goals.ts';
import { progressOn } from './bench/progress.ts';
import { benchmarks } from './bench/registry.ts';
import { sectionText } from './bench/section.ts';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { strict: { type: 'boolean' } } });
const wanted = chosen(benchmarks, positionals);
const stopped = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopped.abort());

try {
  const missed = (await measure(stopped.signal)).filter(({ met }) => !met).map(({ what }) => what);
  console.log(missed.length === 0 ? 'Every goal is met.' : `Missed: ${missed.join('; ')}.`);
  process.exitCode = values.strict === true && missed.length > 0 ? 1 : 0;
} catch (error) {
  // Whatever a stop makes fail says nothing new.
  console.error(stopped.signal.aborted ? 'Stopped.' : error);
  process.exitCode = stopped.signal.aborted ? 130 : 1;
}

/** Runs what is wanted and prints each result as it comes. */
async function measure(signal: AbortSignal): Promise<Goal[]> {
  const progress = progressOn(process.stderr);
  const temp = await mkdtemp(join(tmpdir(), 'iac-bench-'));
  const goals: Goal[] = [];
  try {
    for (const benchmark of wanted) {
      const sections = await benchmark.measure({ temp, signal, progress: progress.show });
      progress.clear();
      for (const section of sections) console.log(sectionText(section));
      goals.push(...sections.flatMap((section) => section.goals));
    }
    return goals;
  } finally {
    progress.clear();
    await rm(temp, { recursive: true, force: true, maxRetries: 5 });
  }
}
