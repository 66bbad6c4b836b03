import type { Value } from '../service.ts';

/** Array.isArray does not know readonly lists. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
