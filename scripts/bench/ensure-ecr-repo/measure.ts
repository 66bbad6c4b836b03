import { startAws, type Aws } from '@iac/local/aws';
import type { Bench } from '../benchmark.ts';
import { interleave, type Rounds } from '../interleave.ts';
import { runNode } from '../run-node.ts';
import { spreadOf, type Spread } from '../statistics.ts';
import { cases, type Case } from './cases.ts';

export interface Figures {
  /** Requests that the last run sent. */
  readonly calls: number;
  /** Milliseconds from start to exit. */
  readonly whole: Spread;
  /** Milliseconds from the start to the arrival of the first request. Only where the stand-in answers at once. */
  readonly firstCall: Spread;
}

interface Sample {
  readonly calls: number;
  readonly whole: number;
  readonly firstCall: number;
}

export interface Setting {
  /** The scripts that are run. */
  readonly bundles: Readonly<Record<Case['bundle'], string>>;
  /** Milliseconds that every call takes. */
  readonly latency: number;
  readonly rounds: Rounds;
}

/** Runs every case against an AWS of its own, interleaved. */
export async function measureCases(setting: Setting, bench: Bench): Promise<Map<Case, Figures>> {
  const aws = await startAws({ latency: setting.latency });
  try {
    const run = runner(aws, setting, bench);
    aws.ecr.put('api');
    for (const one of cases.filter(({ settled }) => settled)) await run(one, 0);
    const { warmUp, measured } = setting.rounds;
    const samples = await interleave(cases, setting.rounds, (one, round) => {
      const stage = `ensure-ecr-repo, ${setting.latency} ms a call`;
      bench.progress(stage, `round ${round + 1} of ${warmUp + measured}: ${one.label}`);
      return run(one, round);
    });
    return new Map([...samples].map(([one, runs]) => [one, figuresOf(runs)]));
  } finally {
    await aws.close();
  }
}

function runner(aws: Aws, { bundles }: Setting, { signal, temp }: Bench) {
  const arrivals: number[] = [];
  aws.faults.tap({ before: () => void arrivals.push(performance.now()) });
  return async ({ label, bundle, inputs }: Case, round: number): Promise<Sample> => {
    aws.forget();
    arrivals.length = 0;
    const env = { ...aws.env, ...inputVariables(inputs(round)) };
    const { code, output, started, ms } = await runNode({ script: bundles[bundle], cwd: temp, env }, signal);
    const [first] = arrivals;
    if (code !== 0 || first === undefined) throw new Error(`"${label}" ended with exit code ${code}:\n${output}`);
    return { calls: arrivals.length, whole: ms, firstCall: first - started };
  };
}

/** As the runner names them. */
function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}

function figuresOf(runs: readonly Sample[]): Figures {
  return {
    calls: runs.at(-1)?.calls ?? 0,
    whole: spreadOf(runs.map(({ whole }) => whole)),
    firstCall: spreadOf(runs.map(({ firstCall }) => firstCall)),
  };
}
