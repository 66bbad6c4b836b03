import type { Fault } from '@iac/action-kit/errors';
import type { Folder } from '@iac/cloudformation';
import type { Inputs } from './inputs.ts';

/** PURE: in mode execute, the stacks that differ although the plan has kept no change set for them: they stay as they are. */
export function unplanned(
  { mode, plan }: Pick<Inputs, 'mode' | 'plan'>,
  { stacks }: Pick<Folder, 'stacks'>,
  changing: ReadonlySet<string>,
): Fault[] {
  if (mode !== 'execute') return [];
  const kept = new Set(plan?.sets.map(({ stack }) => stack));
  return stacks
    .filter(({ name, stackName }) => changing.has(name) && !kept.has(stackName))
    .map(({ stackName, template }) => ({
      problem: `${stackName} is not what its template says, and the plan has kept no change set for it: it stays as it is.`,
      remedy: 'Plan again now that its parents are there, or run with mode: apply.',
      at: { file: template.file },
    }));
}
