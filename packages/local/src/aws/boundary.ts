import type { Members, Shape, Structure } from './shapes/shape.ts';

/** Whether JSON (or a form) holds an object here. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A structure, member by member; one that reads as undefined is left out. A loop over a mapped type is beyond the compiler. */
export function readMembers<Required extends Members, Optional extends Members>(
  required: Required,
  optional: Optional,
  read: (name: string, shape: Shape<unknown>) => unknown,
): Structure<Required, Optional> {
  const values = Object.entries({ ...required, ...optional }).map(
    ([name, shape]) => [name, read(name, shape)] as const,
  );
  return Object.fromEntries(values.filter(([, value]) => value !== undefined)) as Structure<Required, Optional>;
}

/** Whether a string is one of a closed list. */
export function isOneOf<T extends string>(value: string, values: readonly T[]): value is T {
  return (values as readonly string[]).includes(value);
}
