import { isRecord } from '../../../scripts/kubernetes-schemas/strict.ts';

/** PURE: the values without the one at a dotted path. */
export function without(values: unknown, path: string): unknown {
  if (!isRecord(values)) return values;
  const [key, ...rest] = path.split('.');
  const kept = Object.entries(values).filter(([name]) => rest.length > 0 || name !== key);
  return Object.fromEntries(kept.map(([name, value]) => [name, name === key ? without(value, rest.join('.')) : value]));
}

/** PURE: the values with another one at a dotted path. */
export function withValue(values: unknown, path: string, value: unknown): unknown {
  const [key = '', ...rest] = path.split('.');
  const own = isRecord(values) ? values : {};
  return { ...own, [key]: rest.length === 0 ? value : withValue(own[key], rest.join('.'), value) };
}
