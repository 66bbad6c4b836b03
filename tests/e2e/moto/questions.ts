const repositoryName = 'compared';
const resourceArn = `arn:aws:ecr:eu-west-1:123456789012:repository/${repositoryName}`;
const lifecyclePolicyText = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 5 },
      action: { type: 'expire' },
    },
  ],
});
const policyText = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Sid: 'a', Effect: 'Allow', Principal: '*', Action: 'ecr:BatchGetImage' }],
});
const withExclusion = { repositoryName, imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION' };
const latest = { imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'latest' }] };

/** What is asked of moto and of our stand-in, in this order. `differs`: how moto's answer is another one, and may be. */
interface Question {
  readonly operation: string;
  readonly input: object;
  readonly differs?: string;
}

export const questions: readonly Question[] = [
  { operation: 'DescribeRepositories', input: { repositoryNames: [repositoryName] } },
  { operation: 'GetLifecyclePolicy', input: { repositoryName } },
  { operation: 'GetRepositoryPolicy', input: { repositoryName } },
  { operation: 'PutImageTagMutability', input: { repositoryName, imageTagMutability: 'MUTABLE' } },
  { operation: 'ListTagsForResource', input: { resourceArn } },
  {
    operation: 'CreateRepository',
    input: {
      ...{ repositoryName, imageTagMutability: 'IMMUTABLE', imageScanningConfiguration: { scanOnPush: true } },
      tags: [{ Key: 'a', Value: 'b' }],
    },
  },
  { operation: 'CreateRepository', input: { repositoryName } },
  {
    operation: 'CreateRepository',
    input: { repositoryName: 'Bad' },
    differs: "words: its pattern lacks __ and -- (AWS's model has them)",
  },
  { operation: 'CreateRepository', input: {}, differs: 'status 500: it does not check that the name is there' },
  {
    operation: 'CreateRepository',
    input: { repositoryName, imageTagMutability: 'NO' },
    differs: 'words of the constraint',
  },
  { operation: 'DescribeRepositories', input: { repositoryNames: [repositoryName] } },
  { operation: 'DescribeRepositories', input: { repositoryNames: [repositoryName, 'gone'] } },
  { operation: 'GetLifecyclePolicy', input: { repositoryName } },
  { operation: 'PutLifecyclePolicy', input: { repositoryName, lifecyclePolicyText } },
  {
    operation: 'GetLifecyclePolicy',
    input: { repositoryName },
    differs: 'a lastEvaluatedAt as soon as the policy is put',
  },
  {
    operation: 'PutLifecyclePolicy',
    input: { repositoryName, lifecyclePolicyText: '{"rules":[]}' },
    differs: 'taken: neither length nor rules are checked',
  },
  { operation: 'GetRepositoryPolicy', input: { repositoryName } },
  {
    operation: 'SetRepositoryPolicy',
    input: { repositoryName, policyText },
    differs: 'the text as it came; AWS prints it anew',
  },
  { operation: 'SetRepositoryPolicy', input: { repositoryName, policyText: '{}' } },
  {
    operation: 'PutImageTagMutability',
    input: { ...withExclusion, ...latest },
    differs: 'the answer leaves the filters out',
  },
  {
    operation: 'PutImageTagMutability',
    input: withExclusion,
    differs: 'taken without filters, and drops those that were there',
  },
  {
    operation: 'PutImageScanningConfiguration',
    input: { repositoryName, imageScanningConfiguration: { scanOnPush: false } },
  },
  { operation: 'TagResource', input: { resourceArn, tags: [{ Key: 'c', Value: 'd' }] } },
  { operation: 'ListTagsForResource', input: { resourceArn } },
  { operation: 'UntagResource', input: { resourceArn, tagKeys: ['c'] } },
  { operation: 'GetRegistryScanningConfiguration', input: {} },
  { operation: 'BatchGetRepositoryScanningConfiguration', input: { repositoryNames: [repositoryName] } },
  { operation: 'StartLifecyclePolicyPreview', input: { repositoryName }, differs: 'status 500: it has no previews' },
  { operation: 'GetSigningConfiguration', input: {}, differs: 'status 500: it has no managed signing' },
  {
    operation: 'DeleteRepositoryPolicy',
    input: { repositoryName },
    differs: 'the text as it came; AWS prints it anew',
  },
  { operation: 'DeleteRepositoryPolicy', input: { repositoryName } },
  { operation: 'GetAuthorizationToken', input: {}, differs: 'always the same token, expired in 2015' },
];

/** What one of them answers; times are a word. */
export async function ask(url: string, { operation, input }: Question): Promise<unknown> {
  const scope = 'LOCALACCESSKEY000001/20260101/eu-west-1/ecr/aws4_request';
  const response = await fetch(url, {
    method: 'POST',
    body: JSON.stringify(input),
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-date': '20260101T000000Z',
      'x-amz-target': `AmazonEC2ContainerRegistry_V20150921.${operation}`,
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;x-amz-date, Signature=00`,
    },
  });
  const text = await response.text();
  if (!text.startsWith('{')) return { status: response.status };
  const body: unknown = JSON.parse(text, (name, value: unknown) => {
    if (name === 'createdAt') return 'TIME';
    // moto gives the words a second time.
    return name === 'Message' ? undefined : value;
  });
  return { status: response.status, body };
}
