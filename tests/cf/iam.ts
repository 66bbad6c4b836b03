import type { Json } from '@iac/cloudformation';
import { at, isObject, listOf, textOf } from './templates.ts';

export interface Call {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string>>;
}

/**
 * PURE: whether IAM would allow a call to a role with these policies and this boundary: both must allow it, neither may deny
 * it. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function allows(policies: readonly Json[], boundary: Json | undefined, call: Call): boolean {
  const says = (effect: string, among: readonly Json[]) =>
    among
      .flatMap((policy) => listOf(at(policy, 'Statement')))
      .some((one) => at(one, 'Effect') === effect && covers(one, call));
  const limits = boundary === undefined ? [] : [boundary];
  if (says('Deny', [...policies, ...limits])) return false;
  return says('Allow', policies) && (boundary === undefined || says('Allow', limits));
}

function covers(statement: Json, { action, resource, context = {} }: Call): boolean {
  return (
    named(statement, 'Action', action) &&
    named(statement, 'Resource', resource) &&
    Object.entries(membersOf(at(statement, 'Condition'))).every(([operator, keys]) =>
      Object.entries(membersOf(keys)).every(([key, values]) => holds(operator, context[key], listOf(values))),
    )
  );
}

function named(statement: Json, key: 'Action' | 'Resource', name: string): boolean {
  const matches = (patterns: Json | undefined) => listOf(patterns).some((pattern) => like(textOf(pattern), name));
  const except = at(statement, `Not${key}`);
  return except === undefined ? matches(at(statement, key)) : !matches(except);
}

/** A key that the request does not have equals nothing, and differs from everything. */
function holds(operator: string, value: string | undefined, wanted: readonly Json[]): boolean {
  if (operator === 'StringEquals') return value !== undefined && wanted.includes(value);
  if (operator === 'StringNotEquals') return value === undefined || !wanted.includes(value);
  throw new Error(`${operator} is not known here`);
}

function like(pattern: string, name: string): boolean {
  const source = pattern.split('*').map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));
  return new RegExp(`^${source.join('.*')}$`, 'i').test(name);
}

function membersOf(value: Json | undefined): Readonly<Record<string, Json>> {
  return isObject(value) ? value : {};
}
