import { isList, isObject, toJsonSchema, toStrictSchema, type Json, type JsonObject } from './json-schema.ts';

/** What the stand-in keeps of GitHub's OpenAPI document. */
export interface RestSchema {
  /** Of the package @octokit/openapi. */
  readonly version: string;
  /** By method and path template: `GET /repos/{owner}/{repo}`. */
  readonly operations: Readonly<Record<string, RestSchemaOperation>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>> };
}

export interface RestSchemaOperation {
  /** GitHub's page about it, which its error messages name. */
  readonly documentation: string;
  readonly parameters: readonly RestParameter[];
  readonly body?: { readonly required: boolean; readonly schema: Json };
  /** By status: the schema of a JSON answer, null for an answer without one. */
  readonly responses: Readonly<Record<string, Json>>;
}

export interface RestParameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  /** A path parameter that may hold slashes. */
  readonly multiSegment: boolean;
  readonly schema: Json;
}

/** Takes the named operations, and every schema that they need, out of the whole document. */
export function extractRest(document: JsonObject, names: readonly string[]): RestSchema {
  const operations = Object.fromEntries(names.map((name) => [name, operation(document, name)]));
  return {
    version: text(at(document, ['info', 'version'])),
    operations,
    components: { schemas: reachable(document, operations) },
  };
}

/** What the stand-in keeps of GitHub's webhooks. */
export interface WebhookSchema {
  readonly version: string;
  /** By name: `pull-request-opened`. */
  readonly webhooks: Readonly<Record<string, Json>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>> };
}

/** Takes the bodies of the named webhooks out of the whole document. */
export function extractWebhooks(document: JsonObject, wanted: readonly { readonly name: string }[]): WebhookSchema {
  const webhooks = Object.fromEntries(
    wanted.map(({ name }) => {
      const body = at(document, ['x-webhooks', name, 'post', 'requestBody']);
      if (body === undefined) throw new Error(`GitHub publishes no webhook ${name}.`);
      return [name, toJsonSchema(jsonOf(body))];
    }),
  );
  return {
    version: text(at(document, ['info', 'version'])),
    webhooks,
    components: { schemas: reachable(document, webhooks) },
  };
}

function operation(document: JsonObject, name: string): RestSchemaOperation {
  const [method = '', path = ''] = name.split(' ');
  const found = at(document, ['paths', path, method.toLowerCase()]);
  if (!isObject(found)) throw new Error(`GitHub publishes no operation ${name}.`);
  const body = found['requestBody'];
  return {
    documentation: text(at(found, ['externalDocs', 'url'])),
    parameters: list(found['parameters']).map((parameter) => toParameter(resolve(document, parameter))),
    ...(body === undefined
      ? {}
      : { body: { required: at(body, ['required']) === true, schema: toStrictSchema(jsonOf(body)) } }),
    responses: Object.fromEntries(
      Object.entries(object(found['responses'])).map(([status, response]) => [
        status,
        toJsonSchema(jsonOf(resolve(document, response))),
      ]),
    ),
  };
}

function toParameter(parameter: Json): RestParameter {
  const { name, in: place, required, schema, ...rest } = object(parameter);
  return {
    name: text(name),
    in: text(place),
    required: required === true,
    multiSegment: rest['x-multi-segment'] === true,
    schema: toJsonSchema(schema ?? {}),
  };
}

/** The schema of the body in JSON; null when it has none. */
function jsonOf(holder: Json): Json {
  return at(holder, ['content', 'application/json', 'schema']) ?? null;
}

function reachable(document: JsonObject, from: Json | object): Record<string, Json> {
  const found: Record<string, Json> = {};
  const wanted = references(from);
  for (const name of wanted) {
    if (name in found) continue;
    const schema = toJsonSchema(at(document, ['components', 'schemas', name]) ?? null);
    found[name] = schema;
    wanted.push(...references(schema));
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function references(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name = '']) => name);
}

function resolve(document: JsonObject, value: Json): Json {
  const reference = isObject(value) ? value['$ref'] : undefined;
  return typeof reference === 'string' ? (at(document, reference.slice(2).split('/')) ?? null) : value;
}

function at(value: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);
}

function object(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function list(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : [];
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
