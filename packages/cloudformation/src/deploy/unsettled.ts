import { type Fault, UserError } from '@iac/action-kit/errors';
import type { FolderStack } from './folder.ts';

/** Throws a UserError where a parameter cannot be given, though all parents are done: an output that is not there, a value that may not be. */
export function refuseUnsettled(
  { stackName, template }: FolderStack,
  missing: readonly string[],
  faults: readonly Fault[],
): void {
  const all = [
    ...missing.map((key): Fault => ({
      problem: `The parameter ${key} takes an output of a stack that is not there.`,
      remedy: 'Deploy that stack too, or give the value itself.',
      at: { file: template.file },
    })),
    ...faults,
  ];
  if (all.length === 0) return;
  throw new UserError({
    code: 'unsettled-parameters',
    problem: `${stackName} cannot be given its parameters.`,
    remedy: 'Correct what is named here.',
    faults: all,
  });
}
