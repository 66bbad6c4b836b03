import type { Content, Entry, Mapping } from './content.ts';

/** Every function of the template language (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html). */
export const functionNames: readonly string[] = [
  'Ref',
  'Condition',
  ...['And', 'Base64', 'Cidr', 'Equals', 'FindInMap', 'GetAZs', 'GetAtt', 'If', 'ImportValue', 'Join', 'Length', 'Not'],
  ...['Or', 'Select', 'Split', 'Sub', 'ToJsonString', 'Transform'],
  // Only in Rules.
  ...['Contains', 'EachMemberEquals', 'EachMemberIn', 'RefAll', 'ValueOf', 'ValueOfAll'],
].map((name) => (name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`));

const byTag = new Map(functionNames.map((name) => [`!${name.replace('Fn::', '')}`, name]));

/** `!Sub` and its like. */
export const functionTags: readonly string[] = [...byTag.keys()];

/** The function of a tag: `Fn::Sub` of `!Sub`. undefined: there is none. */
export function functionOfTag(tag: string): string | undefined {
  return byTag.get(tag);
}

/** `!Sub x` as the map that it stands for; all of it lies at one place. */
export function writtenOut(name: string, argument: Content): Mapping {
  return mapping(argument.at, [[name, { at: argument.at, value: withAttribute(name, argument) }]]);
}

/** YAML may write Fn::GetAtt as `Resource.Attribute`; everywhere else it is a list of the two. */
export function withAttribute(name: string, argument: Content): Content {
  if (name !== 'Fn::GetAtt' || argument.kind !== 'text') return argument;
  const { at, value } = argument;
  const dot = value.indexOf('.');
  if (dot < 0) return argument;
  const parts = [value.slice(0, dot), value.slice(dot + 1)];
  return { kind: 'list', at, items: parts.map((part) => ({ kind: 'text', at, value: part })) };
}

function mapping(at: number, entries: readonly (readonly [string, Entry])[]): Mapping {
  return { kind: 'map', at, entries: new Map(entries) };
}
