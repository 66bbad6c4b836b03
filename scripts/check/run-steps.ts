import { delimiter, join } from 'node:path';
import { atOnce } from '../process/at-once.ts';
import { run } from '../process/run.ts';
import type { Step } from './steps.ts';

export interface Outcome {
  readonly step: Step;
  readonly passed: boolean;
  readonly seconds: number;
  readonly output: string;
}

/** Runs every step, whatever the others come to: as many as there are cores at once, then the ones that want to be alone. */
export async function runSteps(
  root: string,
  steps: readonly Step[],
  tell: (outcome: Outcome) => void,
): Promise<Outcome[]> {
  const one = async (step: Step): Promise<Outcome> => {
    const outcome = await runStep(root, step);
    tell(outcome);
    return outcome;
  };
  const together = await atOnce(
    steps.filter(({ alone = false }) => !alone),
    one,
  );
  const alone = await atOnce(
    steps.filter(({ alone = false }) => alone),
    one,
    1,
  );
  return [...together, ...alone];
}

async function runStep(root: string, step: Step): Promise<Outcome> {
  const started = performance.now();
  const path = [join(root, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter);
  const { code, output } = await run(step.command, step.args, {
    cwd: root,
    env: { ...process.env, ...step.env, PATH: path },
  });
  return { step, passed: code === 0, seconds: (performance.now() - started) / 1000, output };
}
