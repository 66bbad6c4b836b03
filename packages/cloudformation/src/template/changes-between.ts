import type { PropertyChange } from '../stack/stack.ts';
import { isList, isObject } from './contains.ts';
import type { Json } from './template.ts';

interface Sides {
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** What differs between two values, each at the deepest path that both of them have: `Properties.Tags.0.Value`. */
export function changesBetween({ before, after }: Sides, path: string): PropertyChange[] {
  if (isObject(before) && isObject(after) && !isCall(before) && !isCall(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => changesBetween({ before: before[key], after: after[key] }, `${path}.${key}`));
  }
  if (isList(before) && isList(after) && before.length === after.length)
    return before.flatMap((item, index) => changesBetween({ before: item, after: after[index] }, `${path}.${index}`));
  const [old, current] = [written(before), written(after)];
  if (old === current) return [];
  return [{ path, ...(old !== undefined && { before: old }), ...(current !== undefined && { after: current }) }];
}

/** A function is shown as a whole: what is within is not the property's own. */
function isCall(value: Json): boolean {
  const [key = '', another] = isObject(value) ? Object.keys(value) : [];
  return another === undefined && (key === 'Ref' || key.startsWith('Fn::'));
}

function written(value: Json | undefined): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  return JSON.stringify(value, (_, each: Json) => (isObject(each) ? inOrder(each) : each));
}

function inOrder(value: Readonly<Record<string, Json>>): Json {
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
