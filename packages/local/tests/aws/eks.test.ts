import { DescribeClusterCommand, EKSClient } from '@aws-sdk/client-eks';
import * as sdk from '@aws-sdk/client-eks';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Aws, startAws } from '../../src/aws/index.ts';
import { operationModel } from './sdk-model.ts';

let aws: Aws;
let eks: EKSClient;
beforeAll(async () => {
  aws = await startAws();
  const credentials = { accessKeyId: 'LOCALACCESSKEY000001', secretAccessKey: 'any' };
  eks = new EKSClient({ endpoint: aws.url, region: 'eu-west-1', credentials, maxAttempts: 1 });
});
afterAll(async () => {
  eks.destroy();
  await aws.close();
});

describe('a cluster', () => {
  it('is described with the issuer that its service accounts trust', async () => {
    const provider = aws.eks.put('biomage-staging');
    const { cluster } = await eks.send(new DescribeClusterCommand({ name: 'biomage-staging' }));
    expect(cluster).toMatchObject({
      arn: 'arn:aws:eks:eu-west-1:123456789012:cluster/biomage-staging',
      status: 'ACTIVE',
      identity: { oidc: { issuer: `https://${provider}` } },
    });
    expect(provider).toMatch(/^oidc\.eks\.eu-west-1\.amazonaws\.com\/id\/[0-9A-F]{32}$/);
  });

  it('has no issuer where a test says so', async () => {
    aws.eks.put('bare', { issuer: null });
    const { cluster } = await eks.send(new DescribeClusterCommand({ name: 'bare' }));
    expect(cluster?.identity).toBeUndefined();
  });

  it('that is not there is not found, by name', async () => {
    aws.eks.put('gone');
    aws.eks.remove('gone');
    await expect(eks.send(new DescribeClusterCommand({ name: 'gone' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'No cluster found for name: gone.',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('is described only with members that the SDK knows', async () => {
    aws.eks.put('all', { tags: { team: 'platform' } });
    const { cluster = {} } = await eks.send(new DescribeClusterCommand({ name: 'all' }));
    const schema: unknown = new Map<string, unknown>(Object.entries(sdk)).get('DescribeCluster$');
    const { output } = operationModel(schema);
    const model = output.kind === 'structure' ? output.members.get('cluster') : undefined;
    const known = model?.kind === 'structure' ? [...model.members.keys()] : [];
    expect(known).toEqual(expect.arrayContaining(Object.keys(cluster)));
  });

  it('answers no other operation, and says so', async () => {
    await expect(eks.send(new sdk.ListClustersCommand({}))).rejects.toThrow(/does not know eks:GET \/clusters/);
  });
});
