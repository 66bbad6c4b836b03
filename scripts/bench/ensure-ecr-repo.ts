import { join } from 'node:path';
import { compile } from '../build/bundle.ts';
import { root } from '../tree/root.ts';
import type { Bench, Benchmark } from './benchmark.ts';
import { bare, cases, one, oneWithPolicies, twenty, twentyWithPolicies, type Case } from './ensure-ecr-repo/cases.ts';
import { measureCases, type Figures } from './ensure-ecr-repo/measure.ts';
import { ratioGoal, shown, type Goal } from './goals.ts';
import type { Section } from './section.ts';

const rounds = { warmUp: 2, measured: 25 };

/** The built action against a bundle that does nothing but ask, and against itself with more to do. */
export const ensureEcrRepo: Benchmark = {
  name: 'ensure-ecr-repo',
  measure: async (bench) => {
    const bundles = { ours: join(root, 'actions/ensure-ecr-repo/dist/index.js'), bare: await bundleBare(bench) };
    const atOnce = await measureCases({ bundles, latency: 0, rounds }, bench);
    const slow = await measureCases({ bundles, latency: 60, rounds }, bench);
    return [
      section('ensure-ecr-repo, calls answered at once', atOnce, {
        goals: [...startGoals(atOnce), ...goals(atOnce)],
        startShown: true,
      }),
      section('ensure-ecr-repo, 60 ms a call', slow, { goals: goals(slow), startShown: false }),
    ];
  },
};

async function bundleBare({ temp, progress }: Bench): Promise<string> {
  progress('ensure-ecr-repo, bundling the bare action');
  const out = join(temp, 'bare');
  await compile(root, join(import.meta.dirname, 'ensure-ecr-repo/bare.ts'), out);
  return join(out, 'index.js');
}

type All = ReadonlyMap<Case, Figures>;

/** `startShown`: only where calls are answered at once, because the stand-in waits before it notes a call. */
function section(title: string, all: All, { goals, startShown }: { goals: Goal[]; startShown: boolean }): Section {
  const start = startShown ? ['to first call, ms', '× bare'] : [];
  return {
    title,
    columns: ['case', 'calls', 'whole run, ms', 'half of the runs', '× bare', ...start],
    rows: cases.map((row) => [...wholeCells(row, all), ...(startShown ? startCells(row, all) : [])]),
    goals,
  };
}

function wholeCells(row: Case, all: All): string[] {
  const { calls, whole } = figures(all, row);
  const times = shown(whole.median / figures(all, bare).whole.median);
  return [row.label, String(calls), whole.median.toFixed(0), `${whole.from.toFixed(0)}-${whole.to.toFixed(0)}`, times];
}

function startCells(row: Case, all: All): string[] {
  const start = figures(all, row).firstCall.median;
  return [start.toFixed(0), shown(start / figures(all, bare).firstCall.median)];
}

function startGoals(all: All): Goal[] {
  const calls = figures(all, one).calls;
  const [ours, other] = [figures(all, one).firstCall.median, figures(all, bare).firstCall.median];
  return [
    { what: 'existence costs one call', found: String(calls), asked: '1', met: calls === 1 },
    ratioGoal({ what: 'no-op against the bare bundle, start to first call', ours, other, most: 1.25 }),
  ];
}

function goals(all: All): Goal[] {
  const whole = (wanted: Case): number => figures(all, wanted).whole.median;
  return [
    ratioGoal({ what: 'no-op against the bare bundle, whole run', ours: whole(one), other: whole(bare), most: 1.15 }),
    ratioGoal({ what: '20 repositories against 1', ours: whole(twenty), other: whole(one), most: 2 }),
    ratioGoal({
      what: '20 repositories against 1, with two policies each',
      ours: whole(twentyWithPolicies),
      other: whole(oneWithPolicies),
      most: 2,
    }),
  ];
}

function figures(all: All, wanted: Case): Figures {
  const found = all.get(wanted);
  if (found === undefined) throw new Error(`"${wanted.label}" was not measured`);
  return found;
}
