import { isList, isMap, same, type Json } from '../json.ts';

export interface Difference {
  readonly path: readonly string[];
  readonly before?: Json;
  readonly after?: Json;
}

/** Where two values differ, as deep as both are objects, or lists of one length. */
export function differences(
  before: Json | undefined,
  after: Json | undefined,
  path: readonly string[] = [],
): readonly Difference[] {
  if (same(before, after)) return [];
  const keys = commonKeys(before, after);
  if (keys === undefined)
    return [{ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
  return keys.flatMap((key) => differences(member(before, key), member(after, key), [...path, key]));
}

function commonKeys(before: Json | undefined, after: Json | undefined): readonly string[] | undefined {
  if (isMap(before) && isMap(after)) return [...new Set([...Object.keys(before), ...Object.keys(after)])];
  if (isList(before) && isList(after) && before.length === after.length) return Object.keys(before);
  return undefined;
}

/** What stands under a key, or at an index, of a value. */
export function member(value: Json | undefined, key: string): Json | undefined {
  if (isList(value)) return value[Number(key)];
  return isMap(value) ? value[key] : undefined;
}
