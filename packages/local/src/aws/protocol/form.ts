import { isRecord } from '../boundary.ts';
import type { Shape } from '../shapes/index.ts';

interface Nested {
  [name: string]: string | Nested;
}

/** `Tags.member.1.Key=team` as nested objects: {Tags: {member: {1: {Key: 'team'}}}}. */
export function nest(form: URLSearchParams): Readonly<Record<string, unknown>> {
  const root: Nested = {};
  for (const [path, value] of form) {
    const names = path.split('.');
    const last = names.pop() ?? path;
    let at = root;
    for (const name of names) at = step(at, name);
    at[last] = value;
  }
  return root;
}

function step(at: Nested, name: string): Nested {
  const next = at[name];
  if (typeof next === 'object') return next;
  const made: Nested = {};
  at[name] = made;
  return made;
}

/** Strings and `member.N` as the numbers, booleans and lists that `shape` wants; what does not fit is left for the shape to refuse. */
export function typed(value: unknown, shape: Shape<unknown> | undefined): unknown {
  if (shape?.kind === 'integer' && typeof value === 'string' && /^-?[0-9]+$/.test(value)) return Number(value);
  if (shape?.kind === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  if (!isRecord(value)) return value;
  if (shape?.kind === 'list' && isRecord(value['member'])) {
    const numbered = Object.entries(value['member']).sort(([a], [b]) => Number(a) - Number(b));
    return numbered.map(([, each]) => typed(each, shape.element));
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, typed(each, shape?.members?.get(name))]),
  );
}
