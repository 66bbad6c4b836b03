import type { InvalidProperty } from '../../evaluation.ts';
import { isList, isMap, isScalar, type Json, type JsonObject } from '../json.ts';
import { definitionOf, isFree, type Property, type PropertyType, resourceType } from './specification.ts';

interface Fault {
  /** `#/KeySchema/0`. */
  readonly at: string;
  readonly text: string;
}

/**
 * What the type's schema does not allow. Values that AWS converts (a number where text is wanted, "5432" where a number is) are
 * right. The words are those of the schema's validator: https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1514
 */
export function checkProperties(logicalId: string, type: string, properties: JsonObject): readonly InvalidProperty[] {
  const known = isFree(type) ? undefined : resourceType(type);
  if (known === undefined) return [];
  return faultsOfObject(properties, known.properties, '#').map(({ at, text }) => ({
    logicalId,
    type,
    path: `/Resources/${logicalId}/Properties${at.slice(1)}`,
    text: `${at}: ${text}`,
  }));
}

function faultsOfObject(
  value: JsonObject,
  properties: Readonly<Record<string, Property>>,
  at: string,
): readonly Fault[] {
  const extraneous = Object.keys(value).filter((name) => properties[name] === undefined);
  const missing = Object.entries(properties).filter(([name, { required }]) => required === true && !(name in value));
  return [
    ...missing.map(([name]) => ({ at, text: `required key [${name}] not found` })),
    ...extraneous.map((name) => ({ at, text: `extraneous key [${name}] is not permitted` })),
    ...Object.entries(value).flatMap(([name, each]) => {
      const property = properties[name];
      return property === undefined ? [] : faults(each, property.type, `${at}/${name}`);
    }),
  ];
}

function faults(value: Json, type: PropertyType, at: string): readonly Fault[] {
  switch (type.type) {
    case 'string':
    case 'date-time':
      return isScalar(value) ? [] : [wrong('String', value, at)];
    case 'integer':
      return isNumber(value, /^-?[0-9]+$/) ? [] : [wrong('Integer', value, at)];
    case 'number':
      return isNumber(value, /^-?[0-9]+(\.[0-9]+)?$/) ? [] : [wrong('Number', value, at)];
    case 'boolean':
      return value === true || value === false || value === 'true' || value === 'false'
        ? []
        : [wrong('Boolean', value, at)];
    case 'array':
      if (!isList(value)) return [wrong('JSONArray', value, at)];
      return value.flatMap((each, index) => faults(each, type.element, `${at}/${String(index)}`));
    case 'map':
      if (!isMap(value)) return [wrong('JSONObject', value, at)];
      return Object.entries(value).flatMap(([key, each]) => faults(each, type.element, `${at}/${key}`));
    case 'union':
      return faultsOfUnion(value, type.types, at);
    case 'ref':
      if (!isMap(value)) return [wrong('JSONObject', value, at)];
      return faultsOfObject(value, definitionOf(type)?.properties ?? {}, at);
    case 'tag':
      if (!isMap(value)) return [wrong('JSONObject', value, at)];
      return faultsOfObject(value, tag, at);
    case 'json':
    case 'null':
      return [];
  }
}

const tag: Readonly<Record<string, Property>> = {
  Key: { type: { type: 'string' }, required: true },
  Value: { type: { type: 'string' }, required: true },
};

/** None where one of the types fits; else what is wrong with the one that comes nearest. */
function faultsOfUnion(value: Json, types: readonly PropertyType[], at: string): readonly Fault[] {
  const [nearest = []] = types.map((each) => faults(value, each, at)).sort((a, b) => a.length - b.length);
  return nearest;
}

function isNumber(value: Json, text: RegExp): boolean {
  // A dynamic reference is text until the resource is made.
  return typeof value === 'number' || (typeof value === 'string' && (text.test(value) || value.includes('{{resolve:')));
}

function wrong(wanted: string, value: Json, at: string): Fault {
  const found = isList(value)
    ? 'JSONArray'
    : isMap(value)
      ? 'JSONObject'
      : typeof value === 'boolean'
        ? 'Boolean'
        : 'String';
  return { at, text: `expected type: ${wanted}, found: ${found}` };
}
