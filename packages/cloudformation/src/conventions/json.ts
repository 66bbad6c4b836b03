import { isList, isObject } from '../template/contains.ts';
import type { Json, Path } from '../template/template.ts';

/** The name and argument of an intrinsic function; undefined for any other value. */
export function intrinsic(value: Json | undefined): { readonly name: string; readonly argument: Json } | undefined {
  if (!isObject(value)) return undefined;
  const [entry, ...others] = Object.entries(value);
  if (entry === undefined || others.length > 0) return undefined;
  const [name, argument] = entry;
  return name === 'Ref' || name === 'Condition' || name.startsWith('Fn::') ? { name, argument } : undefined;
}

export interface Node {
  readonly value: Json;
  readonly path: Path;
}

/** A value that may be one or a list, conditional or not, as its items. AWS::NoValue is none. */
export function items({ value, path }: Node): Node[] {
  if (isList(value)) return value.flatMap((item, index) => items({ value: item, path: [...path, index] }));
  const { name, argument } = intrinsic(value) ?? {};
  if (name === 'Ref' && argument === 'AWS::NoValue') return [];
  if (name !== 'Fn::If' || !isList(argument)) return [{ value, path }];
  return argument.slice(1).flatMap((branch, index) => items({ value: branch, path: [...path, 'Fn::If', index + 1] }));
}

/** Every string and number below a node, keys left out. */
export function leaves({ value, path }: Node): { readonly value: string | number; readonly path: Path }[] {
  if (typeof value === 'string' || typeof value === 'number') return [{ value, path }];
  if (isList(value)) return value.flatMap((item, index) => leaves({ value: item, path: [...path, index] }));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => leaves({ value: item, path: [...path, key] }));
}
