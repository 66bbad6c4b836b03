import { isRecord, readMembers } from '../boundary.ts';
import { ShapeFault } from './fault.ts';
import { notA, within } from './scalars.ts';
import type { Members, Shape, Structure } from './shape.ts';

/** A list of `min` to `max` elements. */
export function list<T>(
  element: Shape<T>,
  { min = 0, max = Infinity }: { readonly min?: number; readonly max?: number } = {},
): Shape<readonly T[]> {
  return {
    kind: 'list',
    element,
    read(value, at) {
      if (!Array.isArray(value)) throw notA('List', value, at);
      within(value.length, { min, max, at, of: 'length' });
      return value.map((each: unknown, index) => element.read(each, `${at}.${String(index + 1)}.member`));
    },
  };
}

/** Names with a value each. */
export function map<T>(element: Shape<T>): Shape<ReadonlyMap<string, T>> {
  return {
    kind: 'map',
    element,
    read(value, at) {
      if (!isRecord(value)) throw notA('Map', value, at);
      return new Map(Object.entries(value).map(([name, each]) => [name, element.read(each, `${at}.${name}`)]));
    },
  };
}

/** An object with these members and no other: AWS drops what it does not know, but here it is a mistake of ours. */
export function structure<Required extends Members, Optional extends Members>(
  required: Required,
  optional: Optional,
): Shape<Structure<Required, Optional>> {
  const members = new Map(Object.entries({ ...required, ...optional }));
  return {
    kind: 'structure',
    members,
    required: Object.keys(required),
    read(value, at) {
      if (!isRecord(value)) throw notA('Structure', value, at);
      const path = (name: string) => (at === '' ? name : `${at}.${name}`);
      for (const name of Object.keys(value)) {
        if (!members.has(name)) throw new ShapeFault('unknown', path(name), 'Member is not known');
      }
      return readMembers(required, optional, (name, shape) => {
        if (value[name] !== undefined) return shape.read(value[name], path(name));
        if (name in required) throw new ShapeFault('missing', path(name), 'Member must not be null');
        return undefined;
      });
    },
  };
}

/** An operation that takes nothing. */
export const nothing = structure({}, {});
