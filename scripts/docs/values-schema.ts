import * as z from 'zod';

/** One value of a chart, as its values.schema.json describes it: a leaf, or a group of others. */
export interface Value {
  /** Dotted, from the root of the values. */
  readonly path: string;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  readonly group: boolean;
}

interface Node {
  description?: string | undefined;
  deprecated?: boolean | undefined;
  properties?: Record<string, Node> | undefined;
}
const node: z.ZodType<Node> = z.lazy(() =>
  z.looseObject({
    description: z.string().trim().min(1).optional(),
    deprecated: z.boolean().optional(),
    properties: z.record(z.string(), node).optional(),
  }),
);

/** PURE: every value that the schema names, groups before their members, in its order. Throws on what is no schema. */
export function valuesOf(schema: unknown): Value[] {
  return members('', node.parse(schema));
}

function members(prefix: string, { properties = {} }: Node): Value[] {
  return Object.entries(properties).flatMap(([name, child]) => {
    const path = `${prefix}${name}`;
    const { description, deprecated = false } = child;
    const group = child.properties !== undefined;
    return [{ path, description, deprecated, group }, ...members(`${path}.`, child)];
  });
}

/** PURE: values without a description, a sentence each. */
export function undescribedValues(values: readonly Value[]): string[] {
  return values
    .filter(({ description }) => description === undefined)
    .map(({ path }) => `${path} has no description: say what it is for.`);
}
