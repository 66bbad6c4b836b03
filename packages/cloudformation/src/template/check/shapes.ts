import { scalarText, type Content } from '../syntax/content.ts';

/** What a function takes: how many arguments, and what to write instead. */
interface Shape {
  readonly least: number;
  readonly most: number;
  readonly form: string;
}

const shapes: Readonly<Record<string, Shape>> = {
  'Fn::And': { least: 2, most: 10, form: '[condition, condition], of two to ten' },
  'Fn::Or': { least: 2, most: 10, form: '[condition, condition], of two to ten' },
  'Fn::Not': { least: 1, most: 1, form: '[condition]' },
  'Fn::Equals': { least: 2, most: 2, form: '[value, value]' },
  'Fn::If': { least: 3, most: 3, form: '[ConditionName, value if true, value if false]' },
  'Fn::Join': { least: 2, most: 2, form: '[delimiter, [value, ...]]' },
  'Fn::Select': { least: 2, most: 2, form: '[index, list]' },
  'Fn::Split': { least: 2, most: 2, form: '[delimiter, text]' },
  'Fn::FindInMap': { least: 3, most: 3, form: '[MapName, TopLevelKey, SecondLevelKey]' },
  'Fn::Cidr': { least: 2, most: 3, form: '[block, count, bits]' },
  'Fn::GetAtt': { least: 2, most: 2, form: 'Resource.Attribute' },
};

/** What is wrong with a function's arguments; `open`: a macro may take more. undefined: nothing. */
export function shapeProblem(name: string, argument: Content, open: boolean): string | undefined {
  const shape = shapes[name];
  if (shape !== undefined) return listProblem(argument, shape, open);
  if (name === 'Ref' || name === 'Condition') return argument.kind === 'text' ? undefined : 'a name';
  if (name === 'Fn::Sub') return subProblem(argument);
  const isValue = scalarText(argument) !== undefined || isFunction(argument);
  if (['Fn::Base64', 'Fn::GetAZs', 'Fn::ImportValue'].includes(name)) return isValue ? undefined : 'one value';
  return undefined;
}

function listProblem(argument: Content, { least, most, form }: Shape, open: boolean): string | undefined {
  if (argument.kind !== 'list') return form;
  const { length } = argument.items;
  // A fourth argument of Fn::FindInMap (its default) comes with AWS::LanguageExtensions.
  return length < least || (length > most && !open) ? form : undefined;
}

function subProblem(argument: Content): string | undefined {
  const form = 'a text, or [text, {Variable: value}]';
  if (argument.kind === 'text') return undefined;
  if (argument.kind !== 'list') return scalarText(argument) === undefined ? form : undefined;
  const [text, variables, more] = argument.items;
  const isRight = text?.kind === 'text' && variables?.kind === 'map' && more === undefined;
  return isRight ? undefined : form;
}

/** Whether it is a map of one function and nothing else. */
function isFunction(content: Content): boolean {
  return functionOf(content) !== undefined;
}

/** The function that a map is, with its argument; undefined: it is plain content. `Condition` is one only among conditions. */
export function functionOf(content: Content): { readonly name: string; readonly argument: Content } | undefined {
  if (content.kind !== 'map' || content.entries.size !== 1) return undefined;
  const [[name, { value }] = ['', { value: content }]] = content.entries;
  return name === 'Ref' || name.startsWith('Fn::') ? { name, argument: value } : undefined;
}
