import type { Fault, Location } from '@iac/action-kit/errors';
import type { StackReference } from '../graph/order-stacks.ts';
import type { CurrentStack, WantedParameter } from '../stack/stack.ts';
import { constraintProblem } from '../template/constraints.ts';
import type { ParameterDeclaration, Template } from '../template/template.ts';
import { previousParameters } from './known-values.ts';
import { outputReferences, withOutputs } from './output-references.ts';
import type { ParameterPool, PoolValue } from './pool.ts';
import { contradictions, unknownKeys } from './unknown-keys.ts';

/** `reference`: known when the stacks that it names are done; `text` has `${stack.Output}` in it (see settleParameters). */
export type FilledParameter =
  | WantedParameter
  | {
      readonly key: string;
      readonly kind: 'reference';
      readonly text: string;
      readonly references: readonly StackReference[];
      readonly secret: boolean;
    };

export interface StackToFill {
  /** The template's short name (`rds`), which the pool scopes by. */
  readonly name: string;
  readonly template: Template;
  /** undefined: not looked at yet, so that nothing is called missing. */
  readonly current?: CurrentStack;
}

/** What is given to templates that declare it: Environment, and OIDCProvider (host and path, without https://). */
export interface FillContext {
  readonly environment: string;
  readonly oidcProvider?: string;
}

export interface FilledStacks {
  /** By the stack's short name. */
  readonly parameters: ReadonlyMap<string, readonly FilledParameter[]>;
  readonly faults: readonly Fault[];
}

/**
 * Gives each template those values of the pool that it declares. `stacks`: those of the whole folder, also where only some are to be
 * deployed, because a value that none of them declares is a fault.
 */
export function fillParameters(
  pool: ParameterPool,
  stacks: readonly StackToFill[],
  context: FillContext,
): FilledStacks {
  const filled = stacks.map((stack) => [stack.name, fillStack(pool, stack, context)] as const);
  return {
    parameters: new Map(filled.map(([name, { parameters }]) => [name, parameters])),
    faults: [
      ...unknownKeys(pool, stacks),
      ...contradictions(pool, context),
      ...filled.flatMap(([, { faults }]) => faults),
    ],
  };
}

interface FilledStack {
  readonly parameters: readonly FilledParameter[];
  readonly faults: readonly Fault[];
}

function fillStack(pool: ParameterPool, stack: StackToFill, context: FillContext): FilledStack {
  const own = pool.scoped.get(stack.name)?.values;
  const given = ofContext(context);
  const faults: Fault[] = [];
  const parameters = [...stack.template.parameters].map(([key, declared]): FilledParameter => {
    const value = own?.get(key) ?? pool.values.get(key) ?? given.get(key);
    if (value !== undefined) {
      const filled = wanted(key, value, declared);
      faults.push(...valueFaults({ stack, key, declared, value, filled }));
      return filled;
    }
    faults.push(...missing(stack, key, declared));
    return { key, kind: 'previous' };
  });
  return { parameters, faults };
}

type GivenValue = Pick<PoolValue, 'text'> & { readonly at?: Location };

function ofContext({ environment, oidcProvider }: FillContext): Map<string, GivenValue> {
  const values = new Map<string, GivenValue>([['Environment', { text: environment }]]);
  if (oidcProvider !== undefined) values.set('OIDCProvider', { text: oidcProvider });
  return values;
}

function wanted(key: string, { text, at }: GivenValue, { noEcho }: ParameterDeclaration): FilledParameter {
  const references = at === undefined ? [] : outputReferences(text, at);
  if (references.length > 0) return { key, kind: 'reference', text, references, secret: noEcho };
  const value = withOutputs(text, () => undefined);
  return { key, kind: 'value', value, secret: noEcho };
}

interface Filled {
  readonly stack: StackToFill;
  readonly key: string;
  readonly declared: ParameterDeclaration;
  readonly value: GivenValue;
  readonly filled: FilledParameter;
}

function valueFaults({ stack, key, declared, value, filled }: Filled): Fault[] {
  const problem = filled.kind === 'value' ? constraintProblem(declared, filled.value) : undefined;
  if (problem === undefined) return [];
  const { file } = stack.template;
  const at = value.at ?? stack.template.place(['Parameters', key]);
  const remedy = value.at === undefined ? 'Allow it there, or leave the template out.' : 'Give another value.';
  return [{ problem: `${key} is not what ${file} takes: it ${problem}.`, remedy, at }];
}

function missing({ template, current }: StackToFill, key: string, declared: ParameterDeclaration): Fault[] {
  if (current === undefined || declared.default !== undefined || previousParameters(current).has(key)) return [];
  const problem = `${key} of ${template.file} has no value: none is given, it has no default, and no stack has one.`;
  return [{ problem, remedy: `Add \`${key}: ...\` to the parameters.`, at: template.place(['Parameters', key]) }];
}
