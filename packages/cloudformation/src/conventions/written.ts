import type { Json } from '../template/template.ts';
import { isList, isObject } from '../template/contains.ts';
import { intrinsic } from './json.ts';

/** A value as the text it comes to, with `${Name}` for what is only known when it is deployed; one text for each branch of Fn::If. */
export function written(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  const { name, argument } = intrinsic(value) ?? { name: 'value', argument: null };
  switch (name) {
    case 'Ref':
      return [`\${${plain(argument)}}`];
    case 'Fn::GetAtt':
      return [`\${${isList(argument) ? argument.map(plain).join('.') : plain(argument)}}`];
    case 'Fn::Sub':
      return substituted(argument);
    case 'Fn::Join':
      return joined(argument);
    case 'Fn::If':
      return isList(argument) ? argument.slice(1).flatMap(written) : [];
    default:
      return [`\${${name}}`];
  }
}

function substituted(argument: Json | undefined): string[] {
  const [text, variables] = isList(argument) ? argument : [argument];
  if (typeof text !== 'string') return ['${Fn::Sub}'];
  let texts = [text];
  for (const [name, value] of isObject(variables) ? Object.entries(variables) : []) {
    texts = texts.flatMap((each) => written(value).map((one) => each.replaceAll(`\${${name}}`, one)));
  }
  // ${!x} stands for a literal ${x}: a variable of IAM, not of the template.
  return texts.map((each) => each.replaceAll('${!', '${'));
}

function joined(argument: Json | undefined): string[] {
  const [separator, parts] = isList(argument) ? argument : [];
  if (typeof separator !== 'string' || !isList(parts)) return ['${Fn::Join}'];
  return parts.reduce<string[]>(
    (texts, part, index) => {
      const ends = written(part).map((text) => (index === 0 ? text : separator + text));
      return texts.flatMap((text) => ends.map((end) => text + end));
    },
    [''],
  );
}

/** What should be a name; anything else is not one that we know. */
function plain(value: Json): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : 'value';
}
