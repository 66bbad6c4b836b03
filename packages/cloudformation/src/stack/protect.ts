import type { CloudFormation } from './cloudformation.ts';
import type { StackRun } from './outcome.ts';
import type { ExistingStack } from './stack.ts';

/** Brings the termination protection to what is wanted of it. */
export async function protect(
  port: CloudFormation,
  { wanted, report }: StackRun,
  stack: ExistingStack,
): Promise<ExistingStack> {
  const on = wanted.terminationProtection;
  if (on === undefined || on === stack.terminationProtection) return stack;
  report({ kind: 'step', stack: wanted.name, text: `switches its termination protection ${on ? 'on' : 'off'}` });
  await port.updateTerminationProtection(stack.id, on);
  return { ...stack, terminationProtection: on };
}
