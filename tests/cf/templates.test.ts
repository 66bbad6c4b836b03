// What cf/README.md and infra/README.md promise of every template.
import { describe, expect, it } from '@jest/globals';
import { checkConventions, templateSource, unskippable } from '@iac/cloudformation';
import { statefulTypes } from '../../packages/cloudformation/src/destructive/stateful-types.ts';
import { folderFor } from './folder.ts';
import { at, infra, nameOf, ours, textOf, texts } from './templates.ts';

const every = [...ours, ...infra];
const files = every.map((template) => [template.file, template] as const);
/** Properties that make a resource's name. */
const chosen =
  /^\.((Role|Table|Bucket|Queue|Topic|UserPool|Client|ManagedPolicy|Alias)Name|(ReplicationGroup|User|UserGroup)Id)$/;
const resources = every.flatMap((template) =>
  [...template.resources].map(
    ([id, { type }]) => [`${template.file} ${id}`, type, at(template.body, 'Resources', id)] as const,
  ),
);

describe.each(files)('%s', (file, template) => {
  it('says what it holds and takes the environment', () => {
    expect(template.body['Description']).toMatch(/\.$/);
    const environments = ['staging', 'production'];
    expect(template.parameters.get('Environment')?.allowedValues).toEqual(
      file.startsWith('cf/') ? ['development', ...environments] : environments,
    );
    expect(template.parameters.get('Environment')?.default).toBeUndefined();
  });

  it('keeps to every convention', () => {
    expect(checkConventions(template, { level: 'error' })).toEqual([]);
  });

  it('names no region and no account', () => {
    const written = texts(template.body).filter(({ path }) => !path.endsWith('.Description'));
    expect(written.filter(({ text }) => /\b[a-z]{2}(-[a-z]+){1,2}-\d\b|\b\d{12}\b/.test(text))).toEqual([]);
  });

  it('is sent as it is, and can be skipped when nothing has changed', () => {
    expect(templateSource(template)).toEqual({ body: template.text });
    expect(unskippable(template, new Set(template.parameters.keys()))).toEqual([]);
  });
});

describe('resources', () => {
  it.each(resources.filter(([, type]) => statefulTypes.has(type)))('%s is kept', (_, _type, resource) => {
    expect(at(resource, 'DeletionPolicy')).toMatch(/^(RetainExceptOnCreate|Snapshot)$/);
    expect(at(resource, 'UpdateReplacePolicy')).toMatch(/^(Retain|Snapshot)$/);
  });

  it.each(['staging', 'production'])('of %s have no name that another environment could have', (environment) => {
    const all = [...folderFor(environment).values()].flatMap(({ resources: made }) => [...made.values()]);
    const names = all.flatMap(({ properties }) => texts(properties)).filter(({ path }) => chosen.test(path));
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter(({ text }) => !text.includes(environment))).toEqual([]);
  });

  it.each([
    ['AWS::DynamoDB::Table', 'SSESpecification', 'KMSMasterKeyId'],
    ['AWS::SQS::Queue', 'KmsMasterKeyId'],
    ['AWS::SNS::Topic', 'KmsMasterKeyId'],
    ['AWS::ElastiCache::ReplicationGroup', 'KmsKeyId'],
    ['AWS::S3::Bucket', 'BucketEncryption'],
  ])('of type %s are encrypted with the key of the environment', (type, ...path) => {
    const all = [...folderFor('staging').values()].flatMap((stack) => [...stack.resources.values()]);
    const found = all.filter((resource) => resource.type === type);
    expect(found).not.toEqual([]);
    for (const { properties } of found) {
      expect(texts(at(properties, ...path)).map(({ text }) => text)).toContainEqual(
        expect.stringMatching(/:kms:.*:key\//),
      );
    }
  });
});

describe('buckets', () => {
  const stack = folderFor('production').get('s3');
  const all = [...(stack?.resources ?? [])];
  const buckets = all.filter(([, { type }]) => type === 'AWS::S3::Bucket');

  it.each(buckets)('%s is private, versioned, tidied up, and reached over TLS only', (id, { properties }) => {
    expect(Object.values(at(properties, 'PublicAccessBlockConfiguration') ?? {})).toEqual([true, true, true, true]);
    expect(at(properties, 'VersioningConfiguration', 'Status')).toBe('Enabled');
    expect(texts(at(properties, 'LifecycleConfiguration')).map(({ text }) => text)).toContain('Enabled');
    const policy = all.find(([, resource]) => at(resource.properties, 'Bucket') === id)?.[1].properties;
    const arn = `arn:aws:s3:::${textOf(at(properties, 'BucketName'))}`;
    expect(at(policy, 'PolicyDocument', 'Statement')).toEqual([
      expect.objectContaining({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: [arn, `${arn}/*`] }),
    ]);
  });
});

it('calls a template by one name', () => {
  expect(new Set(every.map(nameOf)).size).toBe(every.length);
});
