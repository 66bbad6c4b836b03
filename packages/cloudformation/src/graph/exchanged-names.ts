import type { Location } from '@iac/action-kit/errors';
import { isList, isObject } from '../template/contains.ts';
import type { Json, JsonObject, Path, Template } from '../template/template.ts';
import { Evaluation } from './evaluation.ts';
import type { StackValues } from './stack-values.ts';

/** A name under which stacks exchange a value, or why it cannot be known offline; `path` and `at`: where it is written. */
export type ExchangedName = { readonly path: Path; readonly at: Location } & (
  { readonly known: true; readonly name: string } | { readonly known: false; readonly why: string }
);

export type Export = ExchangedName & { readonly output: string };

/** What the stack imports (Fn::ImportValue), each place of it. Resources, outputs and branches whose condition is false are left out. */
export function importsOf(template: Template, values: StackValues): ExchangedName[] {
  const evaluation = new Evaluation(template, values);
  return ['Resources', 'Outputs'].flatMap((section) =>
    existing(template.body[section], evaluation).flatMap(([name, part]) =>
      importArguments(part, [section, name], evaluation).map(({ argument, path }) =>
        named(template, evaluation, { argument, path }),
      ),
    ),
  );
}

/** What the stack's outputs export. Outputs whose condition is false are left out. */
export function exportsOf(template: Template, values: StackValues): Export[] {
  const evaluation = new Evaluation(template, values);
  return existing(template.body['Outputs'], evaluation).flatMap(([output, { Export: exported }]) => {
    const argument = isObject(exported) ? exported['Name'] : undefined;
    if (argument === undefined) return [];
    const path = ['Outputs', output, 'Export', 'Name'];
    return [{ output, ...named(template, evaluation, { argument, path }) }];
  });
}

interface Written {
  readonly argument: Json;
  readonly path: Path;
}

function named(template: Template, evaluation: Evaluation, { argument, path }: Written): ExchangedName {
  const place = { path, at: template.place(path) };
  const resolved = evaluation.resolve(argument);
  if (resolved.kind === 'text') return { known: true, name: resolved.text, ...place };
  return { known: false, why: resolved.kind === 'unknown' ? resolved.why : 'it is no text', ...place };
}

/** The parts of a section that will be there, or may be. */
function existing(section: Json | undefined, evaluation: Evaluation): [string, JsonObject][] {
  return Object.entries(isObject(section) ? section : {}).flatMap(([name, part]): [string, JsonObject][] => {
    if (!isObject(part)) return [];
    const { Condition: condition } = part;
    const isLeftOut = typeof condition === 'string' && evaluation.condition(condition) === false;
    return isLeftOut ? [] : [[name, part]];
  });
}

function importArguments(value: Json, path: Path, evaluation: Evaluation): Written[] {
  if (isList(value)) return value.flatMap((item, index) => importArguments(item, [...path, index], evaluation));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, argument]): Written[] => {
    const here = [...path, key];
    if (key === 'Fn::ImportValue') return [{ argument, path: here }];
    const [condition] = key === 'Fn::If' && isList(argument) ? argument : [];
    const holds = typeof condition === 'string' ? evaluation.condition(condition) : undefined;
    if (holds === undefined || !isList(argument)) return importArguments(argument, here, evaluation);
    const taken = holds ? 1 : 2;
    return importArguments(argument[taken] ?? null, [...here, taken], evaluation);
  });
}
