import { notHere, templateError } from '../fault.ts';
import { isList, isMap, type Json } from '../json.ts';
import { callIn } from '../read/short-forms.ts';
import { cidr } from './cidr.ts';
import { ifCondition } from './conditions.ts';
import { base64, join, select, split, sub } from './texts.ts';
import { length, toJsonString } from './language-extensions.ts';
import { findInMap, getAtt, getAZs, importValue, ref } from './lookups.ts';
import type { Environment, Intrinsic, Resolver, Value } from './resolver.ts';

const functions: Readonly<Record<string, Intrinsic>> = {
  Ref: ref,
  'Fn::Base64': base64,
  'Fn::Cidr': cidr,
  'Fn::FindInMap': findInMap,
  'Fn::GetAtt': getAtt,
  'Fn::GetAZs': getAZs,
  'Fn::If': ifCondition,
  'Fn::ImportValue': importValue,
  'Fn::Join': join,
  'Fn::Length': length,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::Sub': sub,
  'Fn::ToJsonString': toJsonString,
};

/** A value with every function in it worked out. */
export function resolverOf(environment: Environment): Resolver {
  const resolver: Resolver = { ...environment, resolve: (value) => resolve(value, resolver) };
  return resolver;
}

function resolve(value: Json, resolver: Resolver): Value {
  const call = callIn(value);
  if (call !== undefined && call.name !== 'Condition') return intrinsic(call.name)(call.argument, resolver);
  if (isList(value)) return value.map((each) => resolver.resolve(each)).filter((each) => each !== undefined);
  if (!isMap(value)) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, resolver.resolve(each)] as const);
  return Object.fromEntries(entries.flatMap(([key, each]) => (each === undefined ? [] : [[key, each]])));
}

function intrinsic(name: string): Intrinsic {
  const found = functions[name];
  if (found === undefined && /^Fn::(ForEach|Transform)/.test(name)) throw notHere(name);
  if (found === undefined)
    throw templateError(
      `Encountered unsupported function: ${name} Supported functions are: [${Object.keys(functions).join(', ')}]`,
    );
  return found;
}
