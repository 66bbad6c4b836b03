import { templateError } from '../fault.ts';
import { isList, isMap, isScalar, type Json } from '../json.ts';
import { attributeOf } from '../read/short-forms.ts';
import { references } from '../template/references.ts';
import type { Intrinsic, Resolver } from './resolver.ts';

const words = {
  ref: 'All References must be of type string',
  getAtt: 'every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
  findInMap:
    'every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value',
  importValue: 'the attribute in Fn::ImportValue must not depend on any resources, imported values, or Fn::GetAZs',
} as const;

export const ref: Intrinsic = (name, resolver) => {
  if (typeof name !== 'string') throw templateError(words.ref);
  if (name === 'AWS::NoValue') return undefined;
  return resolver.values.get(name) ?? resolver.ref(name);
};

export const getAtt: Intrinsic = (argument, resolver) => {
  const parts = attributeOf(argument);
  const [name, attribute, ...more] = isList(parts) ? parts : [];
  const wanted = attribute === undefined ? undefined : resolver.resolve(attribute);
  if (typeof name !== 'string' || typeof wanted !== 'string' || wanted === '' || more.length > 0)
    throw templateError(words.getAtt);
  return resolver.attribute(name, wanted);
};

export const findInMap: Intrinsic = (argument, resolver) => {
  const [map, top, second, options, ...more] = isList(argument) ? argument : [];
  if (map === undefined || top === undefined || second === undefined || more.length > 0)
    throw templateError(words.findInMap);
  const names = [map, top, second].map((each) => text(each, resolver));
  const [mapName = '', topKey = '', secondKey = ''] = names;
  const mapping = resolver.template.mappings[mapName];
  const fallback = fallbackOf(options, resolver);
  if (mapping === undefined && fallback === undefined)
    throw templateError(`Mapping named '${mapName}' is not present in the 'Mappings' section of template.`);
  const keys = isMap(mapping) ? mapping[topKey] : undefined;
  const value = isMap(keys) ? keys[secondKey] : undefined;
  if (value !== undefined) return value;
  if (fallback === undefined) throw templateError(`Unable to get mapping for ${names.join('::')}`);
  return resolver.resolve(fallback);
};

export const importValue: Intrinsic = (argument, resolver) => {
  for (const { kind, name } of references(argument)) {
    if (kind !== 'condition' && resolver.template.resources.has(name)) throw templateError(words.importValue);
  }
  const name = resolver.resolve(argument);
  if (!isScalar(name)) throw templateError(words.importValue);
  return resolver.importValue(String(name));
};

/** Three zones, whatever the region really has. */
export const getAZs: Intrinsic = (argument, resolver) => {
  const region = text(argument, resolver);
  return ['a', 'b', 'c'].map((zone) => `${region === '' ? resolver.region : region}${zone}`);
};

/** A fourth argument, `{DefaultValue: ...}`, is for AWS::LanguageExtensions only. */
function fallbackOf(options: Json | undefined, { template }: Resolver): Json | undefined {
  if (options === undefined) return undefined;
  if (!template.transforms.includes('AWS::LanguageExtensions') || !isMap(options)) throw templateError(words.findInMap);
  return options['DefaultValue'];
}

function text(value: Json, resolver: Resolver): string {
  const resolved = resolver.resolve(value);
  if (!isScalar(resolved)) throw templateError(words.findInMap);
  return String(resolved);
}
