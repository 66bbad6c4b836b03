import type { Json, Template } from '../template/template.ts';
import { isList, isObject } from '../template/contains.ts';
import { intrinsic } from './json.ts';

const placeholder = /\$\{(?!!)([^}]+)\}/g;

/** Names that a value refers to: parameters, resources and pseudo parameters, and those of the conditions it depends on. */
export function references(template: Template, value: Json): Set<string> {
  const found = new Set<string>();
  const conditions = isObject(template.body['Conditions']) ? template.body['Conditions'] : {};
  const seen = new Set<string>();

  function walk(node: Json): void {
    const { name, argument } = intrinsic(node) ?? {};
    if (name === 'Ref' && typeof argument === 'string') found.add(argument);
    if (name === 'Fn::GetAtt') found.add(nameIn(isList(argument) ? argument[0] : argument));
    if (name === 'Fn::Sub') for (const each of substitutedNames(argument)) found.add(each);
    if (name === 'Condition') condition(argument);
    if (name === 'Fn::If' && isList(argument)) condition(argument[0]);
    if (isList(node)) node.forEach(walk);
    else if (isObject(node)) Object.values(node).forEach(walk);
  }
  function condition(name: Json | undefined): void {
    if (typeof name !== 'string' || seen.has(name)) return;
    seen.add(name);
    walk(conditions[name] ?? null);
  }

  walk(value);
  return found;
}

/** `Table` of `Table.Arn`; pseudo parameters whole. */
function nameIn(value: Json | undefined): string {
  if (typeof value !== 'string') return '';
  return value.startsWith('AWS::') ? value : value.replace(/\..*$/s, '');
}

function substitutedNames(argument: Json | undefined): string[] {
  const [text, variables] = isList(argument) ? argument : [argument];
  if (typeof text !== 'string') return [];
  const own = isObject(variables) ? Object.keys(variables) : [];
  const names = [...text.matchAll(placeholder)].map(([, name = '']) => name);
  return names.filter((name) => !own.includes(name)).map(nameIn);
}
