import { type Model, type Shape, shapeOf } from './model.ts';
import { isRecord, membersOf } from './records.ts';
import { outOfBounds, scalarFaults, type Scalars, wrongType } from './scalar.ts';

interface Place {
  readonly model: Model;
  readonly scalars: Scalars;
  /** The path of the value, for people. */
  readonly at: string;
}

/** What of `value` contradicts the model's shape, each with its place. Empty: nothing. */
export function mismatches(value: unknown, name: string, place: Place): readonly string[] {
  const shape = shapeOf(place.model, name);
  if (shape.type === 'structure') return structure(value, shape, place);
  if (shape.type === 'list') return list(value, shape, place);
  if (shape.type === 'map') return map(value, shape, place);
  return scalarFaults(value, shape, place);
}

function structure(value: unknown, shape: Shape, place: Place): readonly string[] {
  if (!isRecord(value)) return [wrongType(value, shape, place.at)];
  const given = membersOf(value);
  const missing = (shape.required ?? []).filter((name) => !given.some(([each]) => each === name));
  return [
    ...missing.map((name) => `${place.at}.${name} is required and missing`),
    ...given.flatMap(([name, each]) => {
      const member = shape.members?.[name];
      const at = `${place.at}.${name}`;
      return member === undefined ? [`${at} is no member`] : mismatches(each, member.shape, { ...place, at });
    }),
  ];
}

function list(value: unknown, shape: Shape, place: Place): readonly string[] {
  if (!Array.isArray(value)) return [wrongType(value, shape, place.at)];
  const each = value.flatMap((element: unknown, index) =>
    mismatches(element, shape.member?.shape ?? '', { ...place, at: `${place.at}.${String(index)}` }),
  );
  return [...outOfBounds(value.length, shape, `${place.at} has ${String(value.length)} elements`), ...each];
}

function map(value: unknown, shape: Shape, place: Place): readonly string[] {
  if (!isRecord(value)) return [wrongType(value, shape, place.at)];
  return Object.entries(value).flatMap(([key, each]) =>
    mismatches(each, shape.value?.shape ?? '', { ...place, at: `${place.at}.${key}` }),
  );
}
