import { isOneOf } from '../boundary.ts';
import { ShapeFault } from './fault.ts';
import type { Shape } from './shape.ts';

interface Length {
  readonly min?: number;
  readonly max?: number;
}

/** A string of `min` to `max` characters that matches `pattern` as a whole. */
export function string({ min, max, pattern }: Length & { readonly pattern?: string } = {}): Shape<string> {
  const whole = pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`, 'u');
  return {
    kind: 'string',
    read(value, at) {
      if (typeof value !== 'string') throw notA('String', value, at);
      within(value.length, { ...bounds(min, max), at, of: 'length' });
      if (whole?.test(value) === false)
        throw new ShapeFault('constraint', at, `must satisfy regular expression '${pattern ?? ''}'`);
      return value;
    },
  };
}

/** One of these strings. */
export function choice<const T extends string>(values: readonly T[]): Shape<T> {
  return {
    kind: 'string',
    read(value, at) {
      if (typeof value !== 'string') throw notA('String', value, at);
      if (isOneOf(value, values)) return value;
      throw new ShapeFault('constraint', at, `Member must satisfy enum value set: [${values.join(', ')}]`);
    },
  };
}

export function integer({ min, max }: Length = {}): Shape<number> {
  return {
    kind: 'integer',
    read(value, at) {
      if (typeof value !== 'number' || !Number.isInteger(value)) throw notA('Integer', value, at);
      within(value, { ...bounds(min, max), at, of: 'value' });
      return value;
    },
  };
}

export const boolean: Shape<boolean> = {
  kind: 'boolean',
  read(value, at) {
    if (typeof value !== 'boolean') throw notA('Boolean', value, at);
    return value;
  },
};

/** Throws where a length or a value is out of its bounds, in the words of AWS. */
export function within(
  size: number,
  { min = -Infinity, max = Infinity, at, of }: Length & { readonly at: string; readonly of: 'length' | 'value' },
): void {
  if (size < min)
    throw new ShapeFault('constraint', at, `Member must have ${of} greater than or equal to ${String(min)}`);
  if (size > max) throw new ShapeFault('constraint', at, `Member must have ${of} less than or equal to ${String(max)}`);
}

export function notA(wanted: string, value: unknown, at: string): ShapeFault {
  const found = value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
  return new ShapeFault('type', at, `${found} can not be converted to ${wanted}`);
}

function bounds(min: number | undefined, max: number | undefined): Length {
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}
