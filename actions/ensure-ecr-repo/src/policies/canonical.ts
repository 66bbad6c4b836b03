import type { Json, JsonObject } from '../boundary.ts';

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One text for all spellings of the same JSON: keys sorted, no blanks. The order of lists is kept. */
export function canonical(value: Json): string {
  return JSON.stringify(value, (_key, part: Json) => (isObject(part) ? sorted(part) : part));
}

/** A single value and a list of it mean the same to AWS, and so does a list in another order or with repeats. */
export function asSet(value: Json | undefined, spelling: (item: Json) => Json): string[] {
  const items = value === undefined ? [] : isList(value) ? value : [value];
  return [...new Set(items.map((item) => canonical(spelling(item))))].sort();
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

type Entry = readonly [key: string, value: Json];

export function mapEntries(object: JsonObject, change: (entry: Entry) => Entry): JsonObject {
  return Object.fromEntries(Object.entries(object).map(change));
}

export function without(object: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([each]) => each !== key));
}

function sorted(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}
