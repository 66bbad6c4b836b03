import type { EvaluatedOutput } from '../evaluation.ts';
import { formatError } from './fault.ts';
import type { Resolver } from './functions/resolver.ts';
import { isScalar } from './json.ts';
import { malformedExport } from './template/outputs.ts';
import type { OutputDeclaration } from './template/template.ts';

/** The outputs whose condition holds. Throws where a value is no text, or an export's name is none. */
export function outputsOf(resolver: Resolver): readonly EvaluatedOutput[] {
  const all = [...resolver.template.outputs.values()];
  const there = all.filter(({ condition }) => condition === undefined || resolver.condition(condition));
  return there.map((each) => evaluated(each, resolver));
}

function evaluated({ key, value, description, exportName }: OutputDeclaration, resolver: Resolver): EvaluatedOutput {
  const resolved = resolver.resolve(value);
  // https://github.com/serverless/serverless/issues/5308
  if (!isScalar(resolved)) throw formatError('The Value field of every Outputs member must evaluate to a String.');
  return {
    key,
    value: String(resolved),
    ...(description !== undefined && { description }),
    ...(exportName !== undefined && { exportName: nameOf(key, resolver.resolve(exportName)) }),
  };
}

function nameOf(key: string, name: unknown): string {
  if (typeof name !== 'string' || !/^[A-Za-z0-9:-]{1,255}$/.test(name)) throw malformedExport(key);
  return name;
}
