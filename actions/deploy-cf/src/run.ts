import type { Result } from '@iac/action-kit';
import { apply } from './apply.ts';
import type { Inputs } from './inputs.ts';
import { observe, type Files } from './observe.ts';
import { planFile } from './plan.ts';
import { report } from './report.ts';

export async function run(inputs: Inputs, files: Files): Promise<Result> {
  const current = await observe(files, inputs.path);
  const plan = planFile(inputs, current);
  if (inputs.mode === 'plan') return report('planned', plan);

  await apply(files, plan);
  return report(plan.length === 0 ? 'unchanged' : 'changed', plan);
}
