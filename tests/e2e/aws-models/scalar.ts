import type { Shape } from './model.ts';

/** How scalars came: with JSON's own types, or as text (a form, XML). */
export type Scalars = 'json' | 'text';

/** What contradicts the shape of a string, a number, a boolean, a time or bytes. */
export function scalarFaults(
  value: unknown,
  shape: Shape,
  { scalars, at }: { readonly scalars: Scalars; readonly at: string },
): readonly string[] {
  const read = scalars === 'text' ? fromText(value, shape) : value;
  if (typeof read !== wanted(shape)) return [wrongType(value, shape, at)];
  if (typeof read === 'number') return number(read, shape, at);
  return typeof read === 'string' && shape.type === 'string' ? text(read, shape, at) : [];
}

function wanted({ type }: Shape): 'string' | 'boolean' | 'number' {
  if (type === 'string' || type === 'blob') return 'string';
  return type === 'boolean' ? 'boolean' : 'number';
}

function fromText(value: unknown, { type }: Shape): unknown {
  if (typeof value !== 'string' || type === 'string' || type === 'blob') return value;
  if (type === 'boolean') return value === 'true' || (value === 'false' ? false : value);
  if (type === 'timestamp') return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value) ? Date.parse(value) : value;
  return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

function number(value: number, shape: Shape, at: string): readonly string[] {
  if (!Number.isFinite(value)) return [wrongType(value, shape, at)];
  if (['integer', 'long'].includes(shape.type) && !Number.isSafeInteger(value)) return [wrongType(value, shape, at)];
  return outOfBounds(value, shape, `${at} is ${String(value)}`);
}

function text(value: string, { enum: known, pattern, ...shape }: Shape, at: string): readonly string[] {
  const shown = `${at} is ${JSON.stringify(value.slice(0, 60))}`;
  return [
    ...outOfBounds(value.length, shape, `${at} has ${String(value.length)} characters`),
    ...(known !== undefined && !known.includes(value) ? [`${shown}, none of ${known.join(', ')}`] : []),
    ...(pattern !== undefined && !new RegExp(`^(?:${pattern})$`).test(value) ? [`${shown}, not ${pattern}`] : []),
  ];
}

export function outOfBounds(size: number, { min, max }: Pick<Shape, 'min' | 'max'>, what: string): readonly string[] {
  if (min !== undefined && size < min) return [`${what}, fewer than ${String(min)}`];
  return max !== undefined && size > max ? [`${what}, more than ${String(max)}`] : [];
}

export function wrongType(value: unknown, { type }: Shape, at: string): string {
  return `${at} is ${JSON.stringify(value).slice(0, 60)}, no ${type}`;
}
