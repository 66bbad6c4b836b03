/** A part of GitHub's OpenAPI document, as JSON. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

const kept = [
  ...['$ref', 'type', 'enum', 'const', 'format', 'pattern', 'required', 'minimum', 'maximum', 'default'],
  ...['minLength', 'maxLength', 'minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties'],
];
const nested = ['items', 'not', 'additionalProperties'];
const lists = ['allOf', 'anyOf', 'oneOf'];

/** An OpenAPI 3.0 schema as JSON Schema 2019-09: no prose, no `nullable`. */
export function toJsonSchema(schema: Json): Json {
  if (!isObject(schema)) return schema;
  const plain = Object.fromEntries(Object.entries(schema).flatMap(([key, value]) => keyword(key, value)));
  return schema['nullable'] === true ? orNull(plain) : plain;
}

/** Also refuses properties that the schema does not name, at every level that it spells out itself. */
export function toStrictSchema(schema: Json): Json {
  return refuseUnknown(toJsonSchema(schema));
}

function keyword(key: string, value: Json): [string, Json][] {
  if (kept.includes(key)) return [[key, value]];
  if (nested.includes(key)) return [[key, toJsonSchema(value)]];
  if (lists.includes(key) && isList(value)) return [[key, value.map(toJsonSchema)]];
  if (key !== 'properties' || !isObject(value)) return [];
  return [[key, Object.fromEntries(Object.entries(value).map(([name, property]) => [name, toJsonSchema(property)]))]];
}

/** `nullable` beside a type that stands alone widens the type; beside anything else it is one more alternative. */
function orNull(schema: JsonObject): JsonObject {
  const { type } = schema;
  if (typeof type !== 'string' || 'enum' in schema) return { anyOf: [schema, { type: 'null' }] };
  return { ...schema, type: [type, 'null'] };
}

function refuseUnknown(schema: Json): Json {
  if (!isObject(schema)) return schema;
  const { properties, items } = schema;
  const deeper = {
    ...(items === undefined ? {} : { items: refuseUnknown(items) }),
    ...(isObject(properties) ? { properties: mapValues(properties, refuseUnknown) } : {}),
  };
  const closed = isObject(properties) && !('additionalProperties' in schema) ? { unevaluatedProperties: false } : {};
  return { ...schema, ...deeper, ...closed };
}

function mapValues(object: JsonObject, change: (value: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
