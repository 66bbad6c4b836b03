import { parseDocument } from 'yaml';
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

/** PURE: the schemas of these kinds, where served, in a YAML file of CustomResourceDefinitions; its other documents are passed over. */
export function fromCrds(yaml: string, kinds: readonly string[]): KindSchema[] {
  // Reading YAML takes a second per megabyte.
  const documents = yaml.split(/^---$/m).filter((text) => kinds.some((kind) => text.includes(`kind: ${kind}\n`)));
  return documents
    .map((text) => parseDocument(text))
    .flatMap((document) => {
      const { success, data } = definition.safeParse(document.toJS());
      if (!success || !kinds.includes(data.spec.names.kind)) return [];
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
