import type { Fault } from '@iac/action-kit/errors';
import type { WantedParameter } from '../stack/stack.ts';
import { constraintProblem } from '../template/constraints.ts';
import type { Template } from '../template/template.ts';
import type { FilledParameter } from './fill-parameters.ts';
import { withOutputs } from './output-references.ts';

/** The outputs of a stack by its short name; undefined: not known (in a plan, a stack that is not there yet). */
export type OutputsOf = (stack: string) => ReadonlyMap<string, string> | undefined;

export interface SettledParameters {
  readonly parameters: readonly WantedParameter[];
  /** Keys whose value is not known yet; they are not among `parameters`. */
  readonly unknown: readonly string[];
  readonly faults: readonly Fault[];
}

/** What is sent: `${stack.Output}` replaced. */
export function settleParameters(
  template: Template,
  filled: readonly FilledParameter[],
  outputsOf: OutputsOf,
): SettledParameters {
  const settled = filled.map((parameter) => settle(template, parameter, outputsOf));
  return {
    parameters: settled.flatMap(({ parameter }) => parameter ?? []),
    unknown: settled.flatMap(({ unknown }) => unknown ?? []),
    faults: settled.flatMap(({ faults = [] }) => faults),
  };
}

interface Settled {
  readonly parameter?: WantedParameter;
  readonly unknown?: string;
  readonly faults?: readonly Fault[];
}

function settle(template: Template, filled: FilledParameter, outputsOf: OutputsOf): Settled {
  if (filled.kind !== 'reference') return { parameter: filled };
  const { key, text, references, secret } = filled;
  if (references.some(({ stack }) => outputsOf(stack) === undefined)) return { unknown: key };
  const missing = references.filter(({ stack, output }) => outputsOf(stack)?.has(output) !== true);
  if (missing.length > 0)
    return {
      faults: missing.map(({ stack, output, at }) => ({
        problem: `The stack of ${stack} has no output ${output}, which ${key} of ${template.file} takes.`,
        remedy: 'Its condition may be false: take another output, or give the value itself.',
        at,
      })),
    };
  const value = withOutputs(text, (stack, output) => outputsOf(stack)?.get(output));
  const declared = template.parameters.get(key);
  const problem = declared && constraintProblem(declared, value);
  if (problem === undefined) return { parameter: { key, kind: 'value', value, secret } };
  const at = references[0]?.at;
  const fault = { problem: `${key} is not what ${template.file} takes: it ${problem}.`, remedy: 'Give another value.' };
  return { faults: [{ ...fault, ...(at && { at }) }] };
}
