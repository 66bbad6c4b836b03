import { describe, expect, it } from '@jest/globals';
import type { Aws } from '../../src/aws/index.ts';
import { authorization, date, postForm, postJson } from './raw.ts';
import { ecrClient, failure, withAws } from './started.ts';
import { DescribeRepositoriesCommand } from '@aws-sdk/client-ecr';

const cases = [
  {
    what: 'a request that is not signed',
    json: { authorization: '' },
    query: {},
    codes: ['MissingAuthenticationTokenException', 'MissingAuthenticationToken'],
    statuses: [400, 403],
  },
  {
    what: 'an Authorization header of another kind',
    json: { authorization: 'Bearer abc' },
    query: { authorization: 'Bearer abc', ...date },
    codes: ['IncompleteSignatureException', 'IncompleteSignature'],
    statuses: [400, 400],
  },
  {
    what: 'a credential scope that lacks the service',
    json: { authorization: authorization('ecr').replace('/ecr/', '/') },
    query: { authorization: authorization('sts').replace('/sts/', '/'), ...date },
    codes: ['IncompleteSignatureException', 'IncompleteSignature'],
    statuses: [400, 400],
  },
  {
    what: 'a request without a date',
    json: { 'x-amz-date': '' },
    query: { authorization: authorization('sts') },
    codes: ['IncompleteSignatureException', 'IncompleteSignature'],
    statuses: [400, 400],
  },
  {
    what: 'a region that is none',
    json: { authorization: authorization('ecr', { region: 'europe' }) },
    query: { authorization: authorization('sts', { region: 'europe' }), ...date },
    codes: ['InvalidSignatureException', 'SignatureDoesNotMatch'],
    statuses: [400, 403],
  },
  {
    what: 'an access key that nobody has',
    json: { authorization: authorization('ecr', { key: 'NOBODYSKEY0000000001' }) },
    query: { authorization: authorization('sts', { key: 'NOBODYSKEY0000000001' }), ...date },
    codes: ['UnrecognizedClientException', 'InvalidClientTokenId'],
    statuses: [400, 403],
  },
] as const;

describe('a request is refused for', () => {
  it.each(cases)('$what', ({ json, query, codes, statuses }) =>
    withAws(async (aws) => {
      const overJson = await postJson(aws, 'DescribeRepositories', { headers: json });
      expect(overJson).toMatchObject({ status: statuses[0], body: { __type: codes[0] } });
      const overQuery = await postForm(aws, { Action: 'GetCallerIdentity', Version: '2011-06-15' }, query);
      expect(overQuery.status).toBe(statuses[1]);
      expect(overQuery.xml).toContain(`<Code>${codes[1]}</Code>`);
      expect(aws.calls.map(({ outcome }) => outcome)).toEqual(statuses);
    }),
  );

  it("a scope of another service than the request's", () =>
    withAws(async (aws) => {
      const answer = await postJson(aws, 'DescribeRepositories', { headers: { authorization: authorization('sts') } });
      expect(answer).toMatchObject({
        status: 400,
        body: {
          __type: 'InvalidSignatureException',
          message: "Credential should be scoped to correct service: 'ecr'.",
        },
      });
    }));

  it('a token that has expired, before any fault is used up', () =>
    withAws(async (aws, ecr) => {
      aws.identities.expire(keyOf(aws));
      aws.faults.add({ kind: 'access-denied', when: () => true });
      expect(await failure(ecr.send(new DescribeRepositoriesCommand()))).toMatch(/^ExpiredTokenException: /);
      const other = aws.identities.add('LOCALACCESSKEY000002', '123456789012');
      const client = ecrClient(aws, { credentials: other });
      expect(await failure(client.send(new DescribeRepositoriesCommand()))).toMatch(/^AccessDeniedException: /);
      expect(await client.send(new DescribeRepositoriesCommand())).toMatchObject({ repositories: [] });
    }));
});

function keyOf({ env }: Aws): string {
  return env['AWS_ACCESS_KEY_ID'] ?? '';
}
