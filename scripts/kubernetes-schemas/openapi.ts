import * as z from 'zod';
import { isRecord, mapValues, strict, type Schema } from './strict.ts';

/** The schema of one kind, and what it is a schema of. */
export interface KindSchema {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly schema: Schema;
}

const named = z.array(z.object({ group: z.string(), version: z.string(), kind: z.string() }));
const quantity = 'io.k8s.apimachinery.pkg.api.resource.Quantity';

/** PURE: the schemas of these kinds in a Kubernetes release's swagger.json, each with the definitions that it needs. */
export function fromOpenapi(swagger: unknown, kinds: readonly string[]): KindSchema[] {
  const { definitions } = z
    .looseObject({ definitions: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .parse(swagger);
  const all = mapValues(
    { ...definitions, [quantity]: { oneOf: [{ type: 'string' }, { type: 'number' }] } },
    (schema) => (isRecord(schema) ? strict(schema) : schema),
  );
  return Object.entries(definitions).flatMap(([name, definition]) =>
    named
      .parse(definition['x-kubernetes-group-version-kind'] ?? [])
      .filter(({ kind }) => kinds.includes(kind))
      .map((kind) => ({ ...kind, schema: bundle(name, all) })),
  );
}

function bundle(name: string, all: Schema): Schema {
  const needed = new Set([name]);
  for (const one of needed) for (const other of references(all[one])) needed.add(other);
  return { $ref: `#/definitions/${name}`, definitions: Object.fromEntries([...needed].map((one) => [one, all[one]])) };
}

function references(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(references);
  if (!isRecord(schema)) return [];
  const { $ref: target, ...rest } = schema;
  const own = typeof target === 'string' ? [target.replace('#/definitions/', '')] : [];
  return [...own, ...Object.values(rest).flatMap(references)];
}
