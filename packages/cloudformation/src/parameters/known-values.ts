import type { CurrentStack, ExistingStack, StackStatus } from '../stack/stack.ts';
import type { Template } from '../template/template.ts';
import type { FilledParameter } from './fill-parameters.ts';

/** A stack in one of these has no values that could be kept: it was never made, or has to be made anew. */
const empty: readonly StackStatus[] = ['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE', 'DELETE_COMPLETE'];

/** The parameters that UsePreviousValue is good for. */
export function previousParameters(current: CurrentStack): ExistingStack['parameters'] {
  return current.exists && !empty.includes(current.status) ? current.parameters : new Map();
}

/** The values that the stack will have, as far as they are known offline: what StackValues wants. */
export function knownValues(
  template: Template,
  filled: readonly FilledParameter[],
  current?: CurrentStack,
): ReadonlyMap<string, string> {
  const previous = current && previousParameters(current);
  return new Map(
    filled.flatMap((parameter): [string, string][] => {
      const value = valueOf(template, parameter, previous);
      return value === undefined ? [] : [[parameter.key, value]];
    }),
  );
}

function valueOf(
  { parameters }: Template,
  filled: FilledParameter,
  previous: ExistingStack['parameters'] | undefined,
): string | undefined {
  if (filled.kind === 'value') return filled.value;
  if (filled.kind === 'reference') return undefined;
  const declared = parameters.get(filled.key);
  const kept = previous?.get(filled.key);
  if (kept === undefined) return declared?.default;
  // DescribeStacks masks it.
  return declared?.noEcho === true ? undefined : kept.value;
}
