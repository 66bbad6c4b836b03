import { parseAllDocuments } from 'yaml';
import * as z from 'zod';
import type { KindSchema } from './openapi.ts';
import { strict } from './strict.ts';

const definition = z.object({
  kind: z.literal('CustomResourceDefinition'),
  spec: z.object({
    group: z.string(),
    names: z.object({ kind: z.string() }),
    versions: z.array(
      z.object({
        name: z.string(),
        served: z.boolean(),
        schema: z.object({ openAPIV3Schema: z.record(z.string(), z.unknown()) }),
      }),
    ),
  }),
});
const metadata = { type: 'object', required: ['name'] };

/** PURE: the schemas of the served kinds in a YAML file of CustomResourceDefinitions; its other documents are passed over. */
export function fromCrds(yaml: string): KindSchema[] {
  return parseAllDocuments(yaml).flatMap((document) => {
    const { success, data } = definition.safeParse(document.toJS());
    if (!success) return [];
    const { group, names, versions } = data.spec;
    return versions
      .filter(({ served }) => served)
      .map(({ name, schema }) => ({
        group,
        version: name,
        kind: names.kind,
        schema: withMetadata(schema.openAPIV3Schema),
      }));
  });
}

// In a CRD metadata is left to the API server, so the schema says nothing of it.
function withMetadata(schema: Readonly<Record<string, unknown>>) {
  const closed = strict(schema);
  const { properties } = z.looseObject({ properties: z.record(z.string(), z.unknown()) }).parse(closed);
  return { ...closed, properties: { ...properties, metadata } };
}
