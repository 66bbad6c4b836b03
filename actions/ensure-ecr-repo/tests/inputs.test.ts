import { describe, expect, it } from '@jest/globals';
import { parseInputs } from '../src/inputs.ts';
import { faultTexts } from './fault-texts.ts';

const noFiles = () => undefined;
const least = { repositories: 'api', mode: 'apply' };
const parse = (more: Record<string, string>, read: (path: string) => string | undefined = noFiles) =>
  parseInputs({ ...least, ...more }, read);
const faults = (more: Record<string, string>, read: (path: string) => string | undefined = noFiles) =>
  faultTexts(() => parse(more, read));

const rule = { rulePriority: 1, selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 9 } };
const lifecycle = { rules: [{ ...rule, action: { type: 'expire' } }] };
const access = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 'ecr:*' }] };

describe('inputs', () => {
  it('ask for nothing but existence when only repositories are named', () => {
    expect(parse({})).toEqual({
      repositories: ['api'],
      mode: 'apply',
      asked: {},
      registryId: undefined,
      region: undefined,
    });
  });

  it('become typed values', () => {
    const parsed = parse(
      {
        repositories: 'api\n# a comment\n team/ui \napi',
        'image-tag-mutability': 'IMMUTABLE_WITH_EXCLUSION',
        'mutability-exclusions': 'latest\ndev-*',
        'scan-on-push': 'False',
        'encryption-type': 'KMS_DSSE',
        'kms-key': 'alias/ecr',
        'lifecycle-policy': JSON.stringify(lifecycle),
        'repository-policy': 'ecr/access.json',
        tags: 'team=a=b\nempty=',
        'registry-id': '210987654321',
        'aws-region': 'us-gov-west-1',
      },
      (path) => (path === 'ecr/access.json' ? `\uFEFF${JSON.stringify(access)}` : undefined),
    );
    expect(parsed).toEqual({
      repositories: ['api', 'team/ui'],
      mode: 'apply',
      asked: {
        tagMutability: { mode: 'IMMUTABLE_WITH_EXCLUSION', exclusions: ['dev-*', 'latest'] },
        scanOnPush: false,
        encryption: { type: 'KMS_DSSE', key: 'alias/ecr' },
        lifecyclePolicy: lifecycle,
        repositoryPolicy: access,
        tags: { team: 'a=b', empty: '' },
      },
      registryId: '210987654321',
      region: 'us-gov-west-1',
    });
  });

  it('report all their faults at once, each with the name of its input and the place in its file', () => {
    const all = faults(
      {
        repositories: 'Api\npublic.ecr.aws/x/y',
        mode: 'check',
        'image-tag-mutability': 'immutable',
        'mutability-exclusions': 'a b\n*-*-*',
        'scan-on-push': 'yes',
        'encryption-type': 'SSE',
        'kms-key': 'my key',
        'lifecycle-policy': 'keep=3',
        'repository-policy': 'access.json',
        tags: 'aws:x=1',
        'registry-id': '12345',
        'aws-region': 'Ireland',
      },
      () => '{\n  "Statement": [,]\n}',
    );
    expect(all.map((text) => /^(.*?[a-z]: )/.exec(text)?.[1])).toEqual([
      'repositories: ',
      'repositories: ',
      'mode: ',
      'image-tag-mutability: ',
      'mutability-exclusions: ',
      'mutability-exclusions: ',
      'scan-on-push: ',
      'encryption-type: ',
      'kms-key: ',
      'tags: ',
      'registry-id: ',
      'aws-region: ',
      'mutability-exclusions: ',
      'kms-key: ',
      'lifecycle-policy: ',
      'access.json:2: repository-policy: ',
    ]);
  });

  it.each<[Record<string, string>, string]>([
    [
      { 'mutability-exclusions': 'a' },
      'mutability-exclusions: takes effect only with image-tag-mutability: IMMUTABLE_WITH_EXCLUSION',
    ],
    [
      { 'image-tag-mutability': 'MUTABLE', 'mutability-exclusions': 'a' },
      'mutability-exclusions: takes effect only with image-tag-mutability: MUTABLE_WITH_EXCLUSION',
    ],
    [
      { 'image-tag-mutability': 'IMMUTABLE_WITH_EXCLUSION' },
      'image-tag-mutability: IMMUTABLE_WITH_EXCLUSION needs mutability-exclusions: one filter a line',
    ],
    [{ 'kms-key': 'alias/a' }, 'kms-key: takes effect only with encryption-type: KMS or KMS_DSSE'],
    [
      { 'kms-key': 'alias/a', 'encryption-type': 'AES256' },
      'kms-key: takes effect only with encryption-type: KMS or KMS_DSSE',
    ],
    [{ repositories: '' }, 'repositories: name at least one repository, one a line'],
    [{ tags: 'a=1\na=2' }, 'tags: "a" is given twice; keep one'],
    [
      { tags: 'a=1;2' },
      'tags: "a" or its value has a character that is no letter, digit, blank or one of _ . : / = + - @',
    ],
    [{ tags: `a=${'x'.repeat(257)}` }, 'tags: "a" is too long: a key takes 128 characters, a value 256'],
  ])('refuse %j', (more, fault) => {
    expect(faults(more)).toEqual([fault]);
  });

  it('refuse more than 5 exclusion filters and more than 50 tags', () => {
    const many = (count: number, line: (n: number) => string) =>
      Array.from({ length: count }, (_, n) => line(n)).join('\n');
    const mutability = { 'image-tag-mutability': 'MUTABLE_WITH_EXCLUSION' };
    expect(faults({ ...mutability, 'mutability-exclusions': many(5, (n) => `v${String(n)}`) })).toEqual([]);
    expect(faults({ ...mutability, 'mutability-exclusions': many(6, (n) => `v${String(n)}`) })).toHaveLength(1);
    expect(faults({ tags: many(50, (n) => `k${String(n)}=v`) })).toEqual([]);
    expect(faults({ tags: many(51, (n) => `k${String(n)}=v`) })).toEqual(['tags: 51 tags; a repository takes 50']);
  });

  it.each([
    'alias/aws/ecr',
    '1234abcd-12ab-34cd-56ef-1234567890ab',
    `mrk-${'a'.repeat(32)}`,
    'arn:aws:kms:eu-west-1:123456789012:key/1234',
    'arn:aws-cn:kms:cn-north-1:123456789012:alias/x',
  ])('take %s as a key', (key) => {
    expect(parse({ 'encryption-type': 'KMS', 'kms-key': key }).asked.encryption?.key).toBe(key);
  });

  it('take a preset for the lifecycle policy', () => {
    expect(parse({ 'lifecycle-policy': 'keep-last=50' }).asked.lifecyclePolicy).toMatchObject({
      rules: [{ selection: { countNumber: 50 } }],
    });
  });
});
