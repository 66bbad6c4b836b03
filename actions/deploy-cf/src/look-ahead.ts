import { lookAt, stackNameOf, templateName, type CurrentStack } from '@iac/cloudformation';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';

/** Stacks by their names. */
export type Looked = Promise<ReadonlyMap<string, CurrentStack>>;

/**
 * Asks how the stacks are while their templates are still being read: a stack's name follows from its file's. undefined where only
 * some will be wanted. Nobody hears of a failure unless the answer is asked for: what is wrong offline is said first.
 */
export function lookAhead(inputs: Inputs, files: readonly string[], { cloudFormation }: Ports): Looked | undefined {
  if (inputs['changed-since'] !== undefined) return undefined;
  const names = new Set(files.map((file) => stackNameOf(inputs['stack-name'], templateName(file))));
  const looked = lookAt(cloudFormation, [...names], { templates: true });
  looked.catch(() => undefined);
  return looked;
}
