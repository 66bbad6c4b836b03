import { isList, isMap, type Json } from '../json.ts';

/** Tags of YAML that stand for a function (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html). */
const functions = new Set([
  'And',
  'Base64',
  'Cidr',
  'Equals',
  'FindInMap',
  'ForEach',
  'GetAtt',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
]);

/** `!Sub x` as `{"Fn::Sub": "x"}`; undefined for a tag that is no function. */
export function longForm(tag: string, value: Json): Json | undefined {
  const name = tag.slice(1);
  if (name === 'Ref' || name === 'Condition') return { [name]: value };
  if (!functions.has(name)) return undefined;
  return { [`Fn::${name}`]: name === 'GetAtt' ? attributeOf(value) : value };
}

/** `Resource.Attribute.Path` as its two parts; the long form may be written so too. */
export function attributeOf(value: Json): Json {
  if (typeof value !== 'string') return value;
  const dot = value.indexOf('.');
  return dot < 0 ? [value] : [value.slice(0, dot), value.slice(dot + 1)];
}

/** The function that an object calls, if it is a call: `Ref`, `Condition` or `Fn::...` as its only key. */
export function callIn(value: Json): { readonly name: string; readonly argument: Json } | undefined {
  if (isList(value) || !isMap(value)) return undefined;
  const [entry, ...more] = Object.entries(value);
  if (entry === undefined || more.length > 0) return undefined;
  const [name, argument] = entry;
  return name === 'Ref' || name === 'Condition' || name.startsWith('Fn::') ? { name, argument } : undefined;
}
