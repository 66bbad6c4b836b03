/** A JSON Schema, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

/**
 * PURE: an API's own schema as one that takes nothing the API server would drop: no unknown fields, no nulls; numbers where
 * Kubernetes takes "5" and 5 alike. Knows the swagger form and that of CustomResourceDefinitions.
 */
export function strict(schema: Schema): Schema {
  if (schema['x-kubernetes-int-or-string'] === true || schema['format'] === 'int-or-string') {
    return { oneOf: [{ type: 'string' }, { type: 'integer' }] };
  }
  const { properties, items, additionalProperties, allOf, ...rest } = schema;
  const open =
    schema['x-kubernetes-preserve-unknown-fields'] === true || schema['x-kubernetes-embedded-resource'] === true;
  const closed = isRecord(properties) && additionalProperties === undefined && !open;
  return {
    ...constraints(rest),
    ...(isRecord(properties) && { properties: mapValues(properties, inner) }),
    ...(items !== undefined && { items: inner(items) }),
    ...(Array.isArray(allOf) && { allOf: allOf.map(inner) }),
    ...(additionalProperties !== undefined && { additionalProperties: inner(additionalProperties) }),
    ...(closed && { additionalProperties: false }),
  };
}

function inner(schema: unknown): unknown {
  return isRecord(schema) ? strict(schema) : schema;
}

// Extensions and defaults mean nothing to a check, and formats are not JSON Schema's own (int32).
function constraints(schema: Schema): Schema {
  return Object.fromEntries(
    Object.entries(schema).filter(([key]) => !key.startsWith('x-') && key !== 'format' && key !== 'default'),
  );
}

export function mapValues(record: Schema, change: (value: unknown) => unknown): Schema {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

export function isRecord(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
