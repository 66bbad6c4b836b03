import { lookAt, stackNameOf, templateName, type CurrentStack } from '@iac/cloudformation';
import { findFiles } from './files/find.ts';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';

/** Stacks by their names. */
export type Looked = Promise<ReadonlyMap<string, CurrentStack>>;

export interface Begun {
  /** The templates' paths. */
  readonly files: readonly string[];
  /** How the stacks are; undefined where only some of them will be wanted. */
  readonly ahead: Looked | undefined;
}

/**
 * Asks how the stacks are before their templates are read, or the code that reads them is loaded: a stack's name follows from its
 * file's. Nobody hears of a failed look unless its answer is asked for: what is wrong offline is said first.
 */
export async function begin(inputs: Inputs, { cloudFormation, context }: Ports): Promise<Begun> {
  const files = await findFiles(context.workspace, inputs.templates);
  if (inputs['changed-since'] !== undefined) return { files, ahead: undefined };
  const names = new Set(files.map((file) => stackNameOf(inputs['stack-name'], templateName(file))));
  const ahead = lookAt(cloudFormation, [...names], { templates: true });
  ahead.catch(() => undefined);
  return { files, ahead };
}
