import type { EvaluatedOutput } from '../evaluation.ts';
import { formatError } from './fault.ts';
import type { Resolver, Value } from './functions/resolver.ts';
import { isList, isScalar, type Json } from './json.ts';
import { malformedExport } from './template/outputs.ts';
import { references } from './template/references.ts';
import type { OutputDeclaration } from './template/template.ts';

/** The outputs whose condition holds. Throws where a value is no text, or an export's name is none. */
export function outputsOf(resolver: Resolver): readonly EvaluatedOutput[] {
  const all = [...resolver.template.outputs.values()];
  const there = all.filter(({ condition }) => condition === undefined || resolver.condition(condition));
  return there.map((each) => evaluated(each, resolver));
}

function evaluated({ key, value, description, exportName }: OutputDeclaration, resolver: Resolver): EvaluatedOutput {
  return {
    key,
    value: textOf(resolver.resolve(value)),
    ...(description !== undefined && { description }),
    ...(exportName !== undefined && { exportName: nameOf(key, exportName, resolver) }),
  };
}

// https://github.com/aws-cloudformation/cfn-lint/issues/485 and .../3013
function textOf(value: Value): string {
  if (isList(value))
    throw formatError('The Value field of every Outputs member must evaluate to a String and not a List.');
  if (!isScalar(value)) throw formatError('Every Value member must be a string.');
  return String(value);
}

function nameOf(key: string, declared: Json, resolver: Resolver): string {
  const depends = [...references(declared)].some(
    ({ kind, name }) => kind !== 'condition' && resolver.template.resources.has(name),
  );
  // https://github.com/aws-cloudformation/cfn-lint/issues/1632
  if (depends)
    throw formatError(
      `Output ${key} is malformed.  The Name field of Export must not depend on any resources, imported values, or Fn::GetAZs.`,
    );
  const name = resolver.resolve(declared);
  if (typeof name !== 'string' || !/^[A-Za-z0-9:-]{1,255}$/.test(name)) throw malformedExport(key);
  return name;
}
