import { templateError } from '../fault.ts';
import { isList, isMap, isScalar, type Json } from '../json.ts';
import { substitute } from '../template/substitutions.ts';
import { attributeOf } from '../read/short-forms.ts';
import type { Intrinsic, Resolver, Value } from './resolver.ts';

const lists = {
  join: 'every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.',
  split:
    'every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.',
  select: 'Fn::Select requires a list argument with two elements: an integer index and a list',
  sub: "One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
} as const;

export const join: Intrinsic = (argument, resolver) => {
  const [delimiter, all] = pair(argument, lists.join);
  const values = resolver.resolve(all);
  if (typeof delimiter !== 'string' || !isList(values) || !values.every(isScalar)) throw templateError(lists.join);
  return values.map(String).join(delimiter);
};

export const split: Intrinsic = (argument, resolver) => {
  const [delimiter, text] = pair(argument, lists.split);
  const value = resolver.resolve(text);
  if (typeof delimiter !== 'string' || delimiter === '' || !isScalar(value)) throw templateError(lists.split);
  return String(value).split(delimiter);
};

export const select: Intrinsic = (argument, resolver) => {
  const [at, all] = pair(argument, lists.select);
  const index = Number(scalar(resolver.resolve(at), lists.select));
  const values = resolver.resolve(all);
  if (!Number.isInteger(index) || !isList(values)) throw templateError(lists.select);
  const found = values[index];
  if (found === undefined) throw templateError(`Fn::Select cannot select nonexistent value at index ${String(index)}`);
  return found;
};

export const base64: Intrinsic = (argument, resolver) => {
  const text = scalar(resolver.resolve(argument), 'every Fn::Base64 object must have a String-typed value.');
  return Buffer.from(text).toString('base64');
};

export const sub: Intrinsic = (argument, resolver) => {
  const [text, locals = {}, ...more] = isList(argument) ? argument : [argument];
  if (typeof text !== 'string' || !isMap(locals) || more.length > 0) throw templateError(lists.sub);
  return substitute(text, (name) => {
    const local = locals[name];
    return scalar(local === undefined ? named(name, resolver) : resolver.resolve(local), lists.sub);
  });
};

function named(name: string, resolver: Resolver): Value {
  return resolver.resolve(name.includes('.') ? { 'Fn::GetAtt': attributeOf(name) } : { Ref: name });
}

function pair(argument: Json, wanted: string): readonly [Json, Json] {
  const [first, second, ...more] = isList(argument) ? argument : [];
  if (first === undefined || second === undefined || more.length > 0) throw templateError(wanted);
  return [first, second];
}

function scalar(value: Value, wanted: string): string {
  if (!isScalar(value)) throw templateError(wanted);
  return String(value);
}
