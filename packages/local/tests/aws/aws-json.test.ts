import { describe, expect, it } from '@jest/globals';
import { authorization, date, postJson } from './raw.ts';
import { withAws } from './started.ts';

describe('ECR over awsJson', () => {
  it('answers with a request id, the JSON content type and times in seconds', () =>
    withAws(
      async (aws) => {
        aws.ecr.put('api');
        const { status, headers, body } = await postJson(aws, 'DescribeRepositories');
        expect(status).toBe(200);
        expect(headers.get('content-type')).toBe('application/x-amz-json-1.1');
        expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
        expect(body).toMatchObject({ repositories: [{ createdAt: 1767225600.5 }] });
      },
      { now: () => new Date('2026-01-01T00:00:00.500Z') },
    ));

  it('names an error in __type, with status 400', () =>
    withAws(async (aws) => {
      expect(await postJson(aws, 'DescribeRepositories', { input: { repositoryNames: ['nope'] } })).toMatchObject({
        status: 400,
        body: {
          __type: 'RepositoryNotFoundException',
          message: "The repository with name 'nope' does not exist in the registry with id '123456789012'",
        },
      });
    }));

  it('fails loudly for an operation that it does not have, and logs it', () =>
    withAws(async (aws) => {
      const { status, body } = await postJson(aws, 'UploadLayerPart', { input: { uploadId: 'x' } });
      expect([status, body]).toEqual([400, expect.objectContaining({ __type: 'UnknownOperationException' })]);
      expect(aws.calls).toMatchObject([
        { index: 0, operation: 'ecr:UploadLayerPart', mutating: true, input: { uploadId: 'x' }, outcome: 400 },
      ]);
    }));

  it('fails loudly for a service that it does not have', () =>
    withAws(async (aws) => {
      const headers = { authorization: authorization('batch'), ...date };
      const response = await fetch(`${aws.url}/v1/jobs`, { headers });
      expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('GET /v1/jobs')]);
      expect(aws.calls).toMatchObject([{ operation: 'unknown:GET /v1/jobs', outcome: 400 }]);
    }));

  it.each([
    ['a body that is not JSON', { input: '{' }],
    ['another content type', { headers: { 'content-type': 'application/json' } }],
    ['a member that the operation does not have', { input: { repositoryName: 'api', tag: 'x' } }],
    [
      'a member that a structure does not have',
      { input: { repositoryName: 'api', imageScanningConfiguration: { onPush: true } } },
    ],
    [
      'a string where a number belongs',
      { input: { repositoryName: 'api', imageScanningConfiguration: { scanOnPush: 'true' } } },
    ],
    ['a list where a structure belongs', { input: [] }],
  ])('cannot read %s', (_, request) =>
    withAws(async (aws) => {
      expect(await postJson(aws, 'CreateRepository', request)).toMatchObject({
        status: 400,
        body: { __type: 'SerializationException' },
      });
      expect(aws.ecr.repositories).toEqual([]);
    }),
  );

  it('takes a member that is null as one that is not there', () =>
    withAws(async (aws) => {
      const input = { repositoryName: 'api', imageTagMutability: null };
      expect((await postJson(aws, 'CreateRepository', { input })).status).toBe(200);
      expect(aws.ecr.repository('api')?.mutability).toBe('MUTABLE');
    }));
});
