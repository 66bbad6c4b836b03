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

/** Strings, `member.N` and `entry.N` as the numbers, booleans, lists and maps that `shape` wants; what does not fit is left for the shape to refuse. */
export function typed(value: unknown, shape: Shape<unknown> | undefined): unknown {
  if (shape?.kind === 'integer' && typeof value === 'string' && /^-?[0-9]+$/.test(value)) return Number(value);
  if (shape?.kind === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  // How a list without elements is sent.
  if (shape?.kind === 'list' && value === '') return [];
  if (!isRecord(value)) return value;
  if (shape?.kind === 'list' && isRecord(value['member'])) {
    const numbered = Object.entries(value['member']).sort(([a], [b]) => Number(a) - Number(b));
    return numbered.map(([, each]) => typed(each, shape.element));
  }
  if (shape?.kind === 'map' && isRecord(value['entry'])) return entries(value['entry'], shape.element);
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, typed(each, shape?.members?.get(name))]),
  );
}

/** `entry.1.key`, `entry.1.value` as an object; one that is not whole is left for the shape to refuse. */
function entries(numbered: Readonly<Record<string, unknown>>, element: Shape<unknown> | undefined): unknown {
  const pairs = Object.values(numbered).map((entry) =>
    isRecord(entry) && typeof entry['key'] === 'string' ? [entry['key'], typed(entry['value'], element)] : ['', entry],
  );
  return Object.fromEntries(pairs);
}
