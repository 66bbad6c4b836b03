import type { Fault } from '@iac/action-kit/errors';
import type { CurrentStack, WantedParameter } from '../stack/stack.ts';
import type { Template } from '../template/template.ts';
import type { FilledParameter } from './fill-parameters.ts';

/** The outputs of a stack by its short name; undefined: not known (in a plan, a stack that is not there yet). */
export type OutputsOf = (stack: string) => ReadonlyMap<string, string> | undefined;

/** What is sent, `${stack.Output}` replaced; a value that is not known yet is left out and named in `unknown`. */
export function settleParameters(
  template: Template,
  filled: readonly FilledParameter[],
  outputsOf: OutputsOf,
): {
  readonly parameters: readonly WantedParameter[];
  readonly unknown: readonly string[];
  readonly faults: readonly Fault[];
} {
  throw new Error(`cannot settle ${filled.length} parameters of ${template.file} yet (${typeof outputsOf})`);
}

/** The values that the stack will have, as far as they are known offline: what StackValues wants. */
export function knownValues(
  template: Template,
  filled: readonly FilledParameter[],
  current?: CurrentStack,
): ReadonlyMap<string, string> {
  throw new Error(`cannot tell the ${filled.length} values of ${template.file} yet (${String(current?.exists)})`);
}
