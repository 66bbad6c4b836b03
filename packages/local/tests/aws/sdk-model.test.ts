import * as sdk from '@aws-sdk/client-ecr';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Registries } from '../../src/aws/ecr/registries.ts';
import { ecrService } from '../../src/aws/ecr/service.ts';
import { type Aws, startAws } from '../../src/aws/index.ts';
import { policy, rule } from './lifecycle-rules.ts';
import { postJson } from './raw.ts';
import { inputOf, type Model, operationModel } from './sdk-model.ts';

const { operations } = ecrService({ registries: new Registries(), now: () => new Date() });
const schemas = new Map<string, unknown>(Object.entries(sdk));
const modelOf = (operation: string) => operationModel(schemas.get(`${operation}$`));

const repositoryName = 'api';
const resourceArn = 'arn:aws:ecr:eu-west-1:123456789012:repository/api';
const manifest = JSON.stringify({ mediaType: 'application/vnd.oci.image.manifest.v1+json', config: { size: 1 } });
const lifecyclePolicyText = policy(
  rule({ countNumber: 1, action: { type: 'transition', targetStorageClass: 'archive' } }),
  rule({
    priority: 2,
    countType: 'sinceImageTransitioned',
    countUnit: 'days',
    countNumber: 1,
    storageClass: 'archive',
  }),
);
const policyText = JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', Action: 'ecr:*' }] });
const exclusions = {
  imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
  imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'v*' }],
};

/** Calls that fill as many members of every operation's answer as there are; each must succeed. */
const story: readonly [operation: string, input: object][] = [
  ['CreateRepository', { repositoryName, ...exclusions, encryptionConfiguration: { encryptionType: 'KMS' } }],
  ['PutImageTagMutability', { repositoryName, ...exclusions }],
  ['PutImageScanningConfiguration', { repositoryName, imageScanningConfiguration: { scanOnPush: true } }],
  ['TagResource', { resourceArn, tags: [{ Key: 'a', Value: 'b' }] }],
  ['UntagResource', { resourceArn, tagKeys: ['c'] }],
  ['ListTagsForResource', { resourceArn }],
  ['PutLifecyclePolicy', { repositoryName, lifecyclePolicyText }],
  ['GetLifecyclePolicy', { repositoryName }],
  ['PutImage', { repositoryName, imageManifest: manifest, imageTag: 'v1' }],
  ['StartLifecyclePolicyPreview', { repositoryName }],
  ['GetLifecyclePolicyPreview', { repositoryName, maxResults: 1 }],
  ['GetLifecyclePolicyPreview', { repositoryName, maxResults: 1 }],
  ['DeleteLifecyclePolicy', { repositoryName }],
  ['SetRepositoryPolicy', { repositoryName, policyText, force: true }],
  ['GetRepositoryPolicy', { repositoryName }],
  ['DeleteRepositoryPolicy', { repositoryName }],
  ['DescribeImages', { repositoryName, filter: { imageStatus: 'ANY' } }],
  ['BatchGetImage', { repositoryName, imageIds: [{ imageTag: 'v1' }, { imageTag: 'v2' }] }],
  ['GetAuthorizationToken', {}],
  ['GetRegistryScanningConfiguration', {}],
  ['BatchGetRepositoryScanningConfiguration', { repositoryNames: [repositoryName, 'gone'] }],
  ['GetSigningConfiguration', {}],
  ['DescribeRepositories', { maxResults: 1 }],
  ['DeleteRepository', { repositoryName, force: true }],
];

describe('every operation of ECR', () => {
  let aws: Aws;
  beforeAll(async () => {
    aws = await startAws();
    aws.ecr.put('other');
    aws.ecr.scan({ scanType: 'ENHANCED', rules: [{ scanFrequency: 'SCAN_ON_PUSH', filters: ['*'] }] });
    aws.ecr.sign([
      { signingProfileArn: 'arn:aws:signer:eu-west-1:123456789012:/signing-profiles/release', filters: ['*'] },
    ]);
    const at = new Date('2026-01-01T00:00:00Z');
    aws.faults.tap({
      after({ operation }) {
        const image = { pushedAt: at, archived: true, lastPulledAt: at, lastArchivedAt: at, lastActivatedAt: at };
        if (operation === 'ecr:PutImage') aws.ecr.push(repositoryName, image);
      },
    });
  });
  afterAll(() => aws.close());

  it.each([...operations.keys()])('takes what the SDK can send: %s', (name) => {
    expect(inputOf(operations.get(name)?.input)).toEqual(inputOf(modelOf(name).input));
  });

  it('is told in the story below', () => {
    expect([...new Set(story.map(([operation]) => operation))].sort()).toEqual([...operations.keys()].sort());
  });

  it.each(story)('answers only with members that the SDK knows: %s %j', async (operation, input) => {
    const { status, body } = await postJson(aws, operation, { input });
    expect({ status, body }).toMatchObject({ status: 200 });
    expect(strangers(body, modelOf(operation).output, operation)).toEqual([]);
  });
});

/** The members of an answer that are not in the model, or not of its kind. */
function strangers(value: unknown, model: Model | undefined, at: string): readonly string[] {
  if (model === undefined) return [at];
  if (model.kind === 'list')
    return Array.isArray(value)
      ? value.flatMap((each, index) => strangers(each, model.element, `${at}.${String(index)}`))
      : [at];
  if (model.kind === 'structure')
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).flatMap(([name, each]) => strangers(each, model.members.get(name), `${at}.${name}`))
      : [at];
  const wanted = model.kind === 'time' ? 'number' : model.kind;
  return typeof value === wanted ? [] : [at];
}
