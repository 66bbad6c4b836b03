import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

const reference = z.object({ shape: z.string() });
const error = z.object({ code: z.string().optional(), httpStatusCode: z.number().optional() });
const shape = z.object({
  type: z.enum([
    'structure',
    'list',
    'map',
    'string',
    'integer',
    'long',
    'float',
    'double',
    'boolean',
    'timestamp',
    'blob',
  ]),
  members: z
    .record(z.string(), reference.extend({ location: z.string().optional(), locationName: z.string().optional() }))
    .optional(),
  payload: z.string().optional(),
  required: z.array(z.string()).optional(),
  member: reference.extend({ locationName: z.string().optional() }).optional(),
  value: reference.optional(),
  flattened: z.boolean().optional(),
  enum: z.array(z.string()).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  pattern: z.string().optional(),
  error: error.optional(),
  fault: z.boolean().optional(),
});
const operation = z.object({
  name: z.string(),
  http: z.object({ method: z.string(), requestUri: z.string() }).optional(),
  input: reference.optional(),
  output: reference.extend({ resultWrapper: z.string().optional() }).optional(),
  errors: z.array(reference).optional(),
});
const serviceModel = z.object({
  metadata: z.object({
    protocol: z.string(),
    apiVersion: z.string(),
    endpointPrefix: z.string(),
    signingName: z.string().optional(),
    targetPrefix: z.string().optional(),
    xmlNamespace: z.string().optional(),
  }),
  operations: z.record(z.string(), operation),
  shapes: z.record(z.string(), shape),
});

export type Shape = z.infer<typeof shape>;
export type Operation = z.infer<typeof operation>;
export interface Model extends z.infer<typeof serviceModel> {
  readonly service: string;
}

/** AWS's own description of a service, as botocore ships it: its newest API version below `data`. Throws where it has none. */
export function readModel(data: string, service: string): Model {
  const [file] = globSync(join(data, service, '*', 'service-2.json.gz'))
    .toSorted()
    .toReversed();
  if (file === undefined) throw new Error(`botocore has no model of ${service} in ${data}`);
  return { service, ...serviceModel.parse(JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'))) };
}

/** botocore's models beside a program of the same Python environment. */
export function modelsBeside(program: string): string {
  const [data] = globSync(join(dirname(program), '../lib/python3*/site-packages/botocore/data'));
  if (data === undefined) throw new Error(`there is no botocore beside ${program}`);
  return data;
}

/** Throws for a name that the model does not have: the model contradicts itself. */
export function shapeOf({ shapes, service }: Model, name: string): Shape {
  const found = shapes[name];
  if (found === undefined) throw new Error(`the model of ${service} has no shape ${name}`);
  return found;
}
