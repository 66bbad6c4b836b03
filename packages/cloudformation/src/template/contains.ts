import type { Json, JsonObject, Path } from './template.ts';

export interface Found {
  readonly path: Path;
  readonly value: Json;
}

/** Every value within, outermost first, with where it stands. */
export function* valuesWithin(value: Json, path: Path = []): Generator<Found> {
  yield { path, value };
  if (isList(value)) for (const [index, item] of value.entries()) yield* valuesWithin(item, [...path, index]);
  else if (isObject(value)) for (const [key, item] of Object.entries(value)) yield* valuesWithin(item, [...path, key]);
}

/** Whether any map within has this key. */
export function hasKey(value: Json, key: string): boolean {
  if (isList(value)) return value.some((item) => hasKey(item, key));
  return isObject(value) && (key in value || Object.values(value).some((item) => hasKey(item, key)));
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
