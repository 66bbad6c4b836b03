import { describe, expect, it } from '@jest/globals';
import { readGraphqlSdl, readWebhookSchema } from '../../src/github/boundary.ts';
import { fieldsInUse } from '../../src/github/graphql/fields.ts';
import { strictSchema } from '../../src/github/graphql/schema.ts';
import { webhooksInUse } from '../../src/github/events/webhooks.ts';
import { extractRest, extractWebhooks } from '../../src/github/schema/extract-rest.ts';
import { toJsonSchema, toStrictSchema } from '../../src/github/schema/json-schema.ts';
import { pruneGraphql } from '../../src/github/schema/prune-graphql.ts';

describe('toJsonSchema', () => {
  it('drops prose but no property, whatever the property is called', () => {
    const schema = {
      type: 'object',
      title: 'T',
      description: 'D',
      properties: { description: { type: 'string', example: 'x' } },
    };
    expect(toJsonSchema(schema)).toEqual({ type: 'object', properties: { description: { type: 'string' } } });
  });

  it('writes nullable so that null fits beside a type, an enumeration and a reference', () => {
    expect(toJsonSchema({ type: 'string', nullable: true })).toEqual({ type: ['string', 'null'] });
    const either = { anyOf: [{ type: 'string', enum: ['a'] }, { type: 'null' }] };
    expect(toJsonSchema({ type: 'string', enum: ['a'], nullable: true })).toEqual(either);
    expect(toJsonSchema({ nullable: true, oneOf: [{ $ref: '#/x' }] })).toEqual({
      anyOf: [{ oneOf: [{ $ref: '#/x' }] }, { type: 'null' }],
    });
  });

  it('closes objects of a request at every level, but for those that are open by intent', () => {
    const inner = { type: 'object', properties: { b: { type: 'string' } } };
    const open = { type: 'object', properties: {}, additionalProperties: { type: 'string' } };
    expect(toStrictSchema({ type: 'object', properties: { list: { type: 'array', items: inner }, open } })).toEqual({
      type: 'object',
      properties: { list: { type: 'array', items: { ...inner, unevaluatedProperties: false } }, open },
      unevaluatedProperties: false,
    });
  });
});

describe('extractRest', () => {
  const answer = { content: { 'application/json': { schema: { $ref: '#/components/schemas/a' } } } };
  const parameter = { name: 'id', in: 'path', required: true, schema: { type: 'integer' }, 'x-multi-segment': true };
  const document = {
    info: { version: '1.2.3' },
    paths: {
      '/x/{id}': {
        get: {
          externalDocs: { url: 'http://docs' },
          parameters: [{ $ref: '#/components/parameters/id' }],
          responses: { 200: answer, 204: {} },
        },
      },
    },
    components: {
      parameters: { id: parameter },
      schemas: { a: { properties: { b: { $ref: '#/components/schemas/b' } } }, b: { type: 'string' }, unused: {} },
    },
  };

  it('takes an operation with all that it needs, and nothing else', () => {
    expect(extractRest(document, ['GET /x/{id}'])).toEqual({
      version: '1.2.3',
      operations: {
        'GET /x/{id}': {
          documentation: 'http://docs',
          parameters: [{ name: 'id', in: 'path', required: true, multiSegment: true, schema: { type: 'integer' } }],
          responses: { 200: { $ref: '#/components/schemas/a' }, 204: null },
        },
      },
      components: { schemas: { a: { properties: { b: { $ref: '#/components/schemas/b' } } }, b: { type: 'string' } } },
    });
  });

  it('refuses an operation that GitHub does not publish', () => {
    expect(() => extractRest(document, ['POST /x/{id}'])).toThrow('GitHub publishes no operation POST /x/{id}.');
  });
});

describe('extractWebhooks', () => {
  it('takes the body of a webhook with all that it needs, and refuses one that is not published', () => {
    const schema = { $ref: '#/components/schemas/opened' };
    const opened = { post: { requestBody: { content: { 'application/json': { schema } } } } };
    const document = {
      info: { version: '1' },
      'x-webhooks': { 'pull-request-opened': opened },
      components: { schemas: { opened: { type: 'object', title: 'T' }, unused: {} } },
    };
    expect(extractWebhooks(document, [{ name: 'pull-request-opened' }])).toEqual({
      ...{ version: '1', webhooks: { 'pull-request-opened': schema } },
      components: { schemas: { opened: { type: 'object' } } },
    });
    expect(() => extractWebhooks(document, [{ name: 'push' }])).toThrow('GitHub publishes no webhook push.');
  });

  it('was last run for the webhooks that are sent now', () => {
    expect(Object.keys(readWebhookSchema().webhooks).sort()).toEqual(webhooksInUse.map(({ name }) => name).sort());
  });
});

describe('pruneGraphql', () => {
  const idl = `
    "prose" interface Node { id: ID! }
    type Query implements Node { id: ID! thing(by: By!): Thing @deprecated }
    type Thing implements Node { id: ID! when: Date other: Other }
    type Other { id: ID! }
    input By { kind: Kind }
    enum Kind { A B }
    scalar Date
    scalar Unused`;

  it('keeps the fields in use with all that they need, and an interface only where it still holds', () => {
    const sdl = pruneGraphql(idl, { Query: ['thing'], Node: ['id'], Thing: ['id', 'when'] });
    expect(sdl.replaceAll(/\s+/g, ' ').trim()).toBe(
      'input By { kind: Kind } scalar Date enum Kind { A B } interface Node { id: ID! } ' +
        'type Query { thing(by: By!): Thing } type Thing implements Node { id: ID! when: Date }',
    );
  });

  it('keeps of a union only the types in use', () => {
    const union = 'type Query { any: Any } union Any = A | B type A { id: ID! } type B { id: ID! }';
    const sdl = pruneGraphql(union, { Query: ['any'], A: ['id'] });
    expect(sdl.replaceAll(/\s+/g, ' ').trim()).toBe('type A { id: ID! } union Any = A type Query { any: Any }');
  });

  it('refuses a field that GitHub does not publish, and a type whose fields are not listed', () => {
    expect(() => pruneGraphql(idl, { Query: ['none'] })).toThrow('GitHub publishes no field Query.none.');
    expect(() => pruneGraphql(idl, { Query: ['thing'] })).toThrow('Thing is needed: list its fields in use.');
  });

  it('was last run for the fields that are in use now', () => {
    const schema = strictSchema(readGraphqlSdl());
    for (const [type, fields] of Object.entries(fieldsInUse)) {
      const found = schema.getType(type);
      expect(found !== undefined && 'getFields' in found ? Object.keys(found.getFields()) : []).toEqual(fields);
    }
  });
});
