import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ECR } from '@aws-sdk/client-ecr';
import { startAws, type Aws, type FaultKind } from '@iac/local/aws';
import { connection } from '@iac/aws';
import { ecrRegistry } from '../../src/ecr/registry.ts';
import type { Registry } from '../../src/run.ts';
import { defaults } from '../../src/settings.ts';

let aws: Aws;
let registry: Registry;

beforeAll(async () => {
  aws = await startAws();
  registry = registryOf(aws, undefined);
});
afterEach(() => {
  aws.faults.clear();
  aws.forget();
});
afterAll(() => aws.close());

function registryOf({ url, env }: Aws, registryId: string | undefined, key = env['AWS_ACCESS_KEY_ID'] ?? ''): Registry {
  const credentials = { accessKeyId: key, secretAccessKey: 'any' };
  const ecr = new ECR({
    ...connection({ variable: 'ECR', host: 'api.ecr' }, 'eu-west-1', { AWS_ENDPOINT_URL: url }),
    endpoint: url,
    credentials,
  });
  return ecrRegistry(ecr, registryId);
}

const fault = (kind: FaultKind, operation: string, times = 1) => {
  aws.faults.add({ kind, when: (call) => call.operation === `ecr:${operation}`, times });
};
const arnOf = (name: string) => `arn:aws:ecr:eu-west-1:123456789012:repository/${name}`;

describe('a registry over the API', () => {
  it('makes a repository with all settings, and reads them back', async () => {
    const settings = {
      tagMutability: { mode: 'IMMUTABLE_WITH_EXCLUSION', exclusions: ['dev-*', 'latest'] },
      scanOnPush: true,
      encryption: { type: 'KMS', key: '1234abcd-12ab-34cd-56ef-1234567890ab' },
      tags: { team: 'a' },
    } as const;
    const made = await registry.create('whole', settings);
    expect(made).toEqual({
      name: 'whole',
      arn: arnOf('whole'),
      uri: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/whole',
      registryId: '123456789012',
      tagMutability: settings.tagMutability,
      scanOnPush: true,
      encryption: { type: 'KMS', key: `arn:aws:kms:eu-west-1:123456789012:key/${settings.encryption.key}` },
    });
    expect(await registry.describe(['whole'])).toEqual([made]);
    expect(await registry.tags(arnOf('whole'))).toEqual({ team: 'a' });
  });

  it('changes each setting', async () => {
    aws.ecr.put('change', { mutability: 'IMMUTABLE_WITH_EXCLUSION', exclusions: ['a'] });
    await registry.setTagMutability('change', { mode: 'MUTABLE', exclusions: [] });
    await registry.setScanOnPush('change', true);
    await registry.addTags(arnOf('change'), { team: 'b' });
    expect(aws.ecr.repository('change')).toMatchObject({ mutability: 'MUTABLE', exclusions: [], scanOnPush: true });
    expect(await registry.tags(arnOf('change'))).toEqual({ team: 'b' });
  });

  it('reads policies, and none where there is none', async () => {
    aws.ecr.put('policies');
    expect(await registry.lifecyclePolicy('policies')).toBeUndefined();
    expect(await registry.repositoryPolicy('policies')).toBeUndefined();
    const selection = { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 5 };
    const lifecycle = { rules: [{ rulePriority: 1, selection, action: { type: 'expire' } }] };
    await registry.putLifecyclePolicy('policies', lifecycle);
    await registry.setRepositoryPolicy('policies', {
      Statement: { Effect: 'Allow', Principal: '*', Action: 'ecr:BatchGetImage' },
    });
    expect(await registry.lifecyclePolicy('policies')).toEqual(lifecycle);
    expect(await registry.repositoryPolicy('policies')).toMatchObject({ Statement: [{ Effect: 'Allow' }] });
  });

  it('says that one of several is missing', async () => {
    aws.ecr.put('there');
    expect(await registry.describe(['there', 'nowhere'])).toBe('some-missing');
  });

  it('takes a repository that is gone for one without policies and tags', async () => {
    expect(await registry.lifecyclePolicy('gone')).toBeUndefined();
    expect(await registry.repositoryPolicy('gone')).toBeUndefined();
    expect(await registry.tags(arnOf('gone'))).toEqual({});
  });

  it("tells somebody else's repository from its own whose answer was lost", async () => {
    aws.ecr.put('theirs');
    expect(await registry.create('theirs', defaults)).toBe('exists');
    fault('reset-after', 'CreateRepository');
    expect(await registry.create('ours', defaults)).toBe('made-before');
    expect(aws.ecr.repository('ours')).toMatchObject({ mutability: 'IMMUTABLE' });
  });

  it('previews a lifecycle policy', async () => {
    aws.ecr.put('preview');
    for (let image = 0; image < 3; image += 1) aws.ecr.push('preview', { tags: [`v${String(image)}`] });
    const selection = { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 1 };
    const policy = { rules: [{ rulePriority: 1, selection, action: { type: 'expire' } }] };
    expect(await registry.previewResult('preview')).toBe('running');
    expect(await registry.startPreview('preview', policy)).toBe('started');
    expect(await registry.startPreview('preview', policy)).toBe('busy');
    expect(await registry.previewResult('preview')).toBe('running');
    expect(await registry.previewResult('preview')).toEqual({ policy, expiring: 2 });
  });

  it("reaches another account's registry, and cannot make repositories where it may not", async () => {
    aws.ecr.registry('210987654321').put('shared');
    expect(await registryOf(aws, '210987654321').describe(['shared'])).toMatchObject([{ registryId: '210987654321' }]);
    await expect(registryOf(aws, '999999999999').create('new', defaults)).rejects.toMatchObject({
      code: 'access-denied',
      remedy: expect.stringContaining('assume a role of account 999999999999'),
    });
  });
});

describe('a failure', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['DescribeRepositories', () => registry.describe(['failing'])],
    ['GetLifecyclePolicy', () => registry.lifecyclePolicy('failing')],
    ['GetRepositoryPolicy', () => registry.repositoryPolicy('failing')],
    ['ListTagsForResource', () => registry.tags(arnOf('failing'))],
    ['CreateRepository', () => registry.create('failing', defaults)],
    ['PutImageTagMutability', () => registry.setTagMutability('failing', { mode: 'MUTABLE', exclusions: [] })],
    ['PutImageScanningConfiguration', () => registry.setScanOnPush('failing', true)],
    ['PutLifecyclePolicy', () => registry.putLifecyclePolicy('failing', { rules: [] })],
    ['SetRepositoryPolicy', () => registry.setRepositoryPolicy('failing', {})],
    ['TagResource', () => registry.addTags(arnOf('failing'), { a: 'b' })],
    ['StartLifecyclePolicyPreview', () => registry.startPreview('failing', { rules: [] })],
    ['GetLifecyclePolicyPreview', () => registry.previewResult('failing')],
  ])('of %s for want of permission names the permission', async (operation, act) => {
    fault('access-denied', operation);
    await expect(act()).rejects.toMatchObject({
      name: 'UserError',
      code: 'access-denied',
      problem: expect.stringContaining(`The permission ecr:${operation} on `),
      remedy: expect.stringContaining(`Allow ecr:${operation} `),
    });
  });

  it.each<FaultKind>(['throttled', 'internal-error', 'unavailable', 'reset-before'])(
    'that passes is tried again: %s',
    async (kind) => {
      aws.ecr.put('passing');
      fault(kind, 'DescribeRepositories');
      expect(await registry.describe(['passing'])).toHaveLength(1);
      expect(aws.calls).toHaveLength(2);
    },
  );

  it('that does not pass is no fault of the caller', async () => {
    fault('internal-error', 'DescribeRepositories', 100);
    await expect(registry.describe(['x1'])).rejects.toMatchObject({ name: 'ActionError', code: 'aws-unavailable' });
  });

  it('of credentials that have expired says so', async () => {
    aws.identities.add('LOCALKEYEXPIRED', '123456789012');
    aws.identities.expire('LOCALKEYEXPIRED');
    await expect(registryOf(aws, undefined, 'LOCALKEYEXPIRED').describe(['x1'])).rejects.toMatchObject({
      name: 'UserError',
      code: 'credentials-expired',
    });
  });

  it('of credentials that AWS does not know says so', async () => {
    await expect(registryOf(aws, undefined, 'LOCALKEYUNKNOWN').describe(['x1'])).rejects.toMatchObject({
      name: 'UserError',
      code: 'credentials-refused',
    });
  });

  it('of a policy that ECR alone can judge says what ECR says', async () => {
    aws.ecr.put('judged');
    await expect(registry.setRepositoryPolicy('judged', { Statement: [] })).rejects.toMatchObject({
      code: 'rejected-by-ecr',
      problem: expect.stringContaining('Invalid repository policy provided'),
    });
  });

  it('of a repository that was deleted meanwhile asks to run again', async () => {
    await expect(registry.setScanOnPush('deleted', true)).rejects.toMatchObject({ code: 'repository-vanished' });
  });
});
