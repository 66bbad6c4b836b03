import type { Path } from './path.ts';

export type Mapping = Readonly<Record<string, unknown>>;

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** What stands at `path`; undefined where there is nothing. */
export function dataAt(data: unknown, path: Path): unknown {
  let found = data;
  for (const step of path) {
    if (isMapping(found)) found = Object.hasOwn(found, step) ? found[step] : undefined;
    else if (isList(found) && typeof step === 'number') found = found[step];
    else return undefined;
  }
  return found;
}

export function textAt(data: unknown, path: Path): string | undefined {
  const found = dataAt(data, path);
  return typeof found === 'string' ? found : undefined;
}

/** Every scalar text and every key of a value, with its path. */
export function* textsOf(data: unknown, path: Path = []): Generator<{ readonly path: Path; readonly text: string }> {
  if (typeof data === 'string') yield { path, text: data };
  else if (isList(data)) for (const [index, item] of data.entries()) yield* textsOf(item, [...path, index]);
  else if (isMapping(data))
    for (const [key, value] of Object.entries(data)) {
      yield { path: [...path, key], text: key };
      yield* textsOf(value, [...path, key]);
    }
}
