import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fromCrds } from '../kubernetes-schemas/crd.ts';
import { fromOpenapi } from '../kubernetes-schemas/openapi.ts';
import { strict } from '../kubernetes-schemas/strict.ts';
import { writeSchemas } from '../kubernetes-schemas/write.ts';
import { folderOf } from './folder.ts';

const swagger = {
  definitions: {
    'api.Pod': {
      type: 'object',
      'x-kubernetes-group-version-kind': [{ group: '', version: 'v1', kind: 'Pod' }],
      properties: { spec: { $ref: '#/definitions/api.Spec' } },
    },
    'api.Spec': {
      type: 'object',
      required: ['port'],
      properties: { port: { type: 'string', format: 'int-or-string' } },
    },
    'api.Other': { type: 'object' },
  },
};
const crd = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
spec:
  group: example.org
  names:
    kind: Note
  versions:
    - { name: v1, served: true, schema: { openAPIV3Schema: { type: object, properties: { metadata: { type: object } } } } }
    - { name: v1beta1, served: false, schema: { openAPIV3Schema: { type: object, properties: {} } } }
---
kind: ConfigMap
`;

describe('strict', () => {
  it('closes objects that name their fields, down to the last, and leaves the others open', () => {
    const schema = {
      properties: { list: { items: { properties: { a: { type: 'string' } } } }, map: { type: 'object' } },
    };
    expect(strict(schema)).toEqual({
      properties: {
        list: { items: { properties: { a: { type: 'string' } }, additionalProperties: false } },
        map: { type: 'object' },
      },
      additionalProperties: false,
    });
  });

  it('leaves open what keeps unknown fields, and takes a number or a text where Kubernetes does', () => {
    expect(strict({ properties: {}, 'x-kubernetes-preserve-unknown-fields': true })).toEqual({ properties: {} });
    const either = { oneOf: [{ type: 'string' }, { type: 'integer' }] };
    expect(strict({ 'x-kubernetes-int-or-string': true })).toEqual(either);
    expect(strict({ type: 'string', format: 'int-or-string' })).toEqual(either);
  });
});

describe('the schemas of kinds', () => {
  it('from swagger.json carry the definitions that they need, and no others', () => {
    expect(fromOpenapi(swagger, ['Pod'])).toMatchObject([{ group: '', version: 'v1', kind: 'Pod' }]);
    const [pod] = fromOpenapi(swagger, ['Pod', 'Other']);
    expect(pod?.schema['$ref']).toBe('#/definitions/api.Pod');
    expect(Object.keys(pod?.schema['definitions'] ?? {})).toEqual(['api.Pod', 'api.Spec']);
  });

  it('from CustomResourceDefinitions are those that are served, and ask for a name', () => {
    expect(fromCrds(crd, ['Other', 'ConfigMap'])).toEqual([]);
    expect(fromCrds(crd, ['Note'])).toMatchObject([{ group: 'example.org', version: 'v1', kind: 'Note' }]);
    expect(fromCrds(crd, ['Note'])[0]?.schema['properties']).toEqual({
      metadata: { type: 'object', required: ['name'] },
    });
  });

  it('are written where kubeconform looks for them', () => {
    const root = folderOf({ 'openapi/swagger.json': JSON.stringify(swagger), 'crds/deep/note.yaml': crd });
    writeSchemas(join(root, 'out'), {
      openapi: { '1.36': join(root, 'openapi') },
      crds: [join(root, 'crds')],
      kinds: ['Pod', 'Note'],
    });
    expect(existsSync(join(root, 'out/v1.36.0/example.org/note_v1.json'))).toBe(true);
    expect(readFileSync(join(root, 'out/v1.36.0/v1/pod_v1.json'), 'utf8')).toContain('"#/definitions/api.Pod"');
  });
});
