import { describe, expect, it } from '@jest/globals';
import { postForm } from './raw.ts';
import { withAws } from './started.ts';

const whoAmI = { Action: 'GetCallerIdentity', Version: '2011-06-15' };

describe('STS over awsQuery', () => {
  it('says in XML who the caller is', () =>
    withAws(
      async (aws) => {
        const { status, xml, headers } = await postForm(aws, whoAmI);
        expect(status).toBe(200);
        expect(headers.get('content-type')).toBe('text/xml');
        expect(xml).toBe(
          '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>' +
            '<Arn>arn:aws:sts::210987654321:assumed-role/deploy/local</Arn>' +
            '<UserId>AROALOCALDEPLOYROLE00:local</UserId><Account>210987654321</Account></GetCallerIdentityResult>' +
            `<ResponseMetadata><RequestId>${headers.get('x-amzn-requestid') ?? ''}</RequestId></ResponseMetadata>` +
            '</GetCallerIdentityResponse>',
        );
        expect(aws.calls).toMatchObject([{ operation: 'sts:GetCallerIdentity', mutating: false, outcome: 200 }]);
      },
      { accountId: '210987654321' },
    ));

  it('refuses an action that it does not know, and a parameter that the action does not take', () =>
    withAws(async (aws) => {
      const unknown = await postForm(aws, { ...whoAmI, Action: 'GetSessionToken' });
      expect(unknown.status).toBe(400);
      expect(unknown.xml).toContain('<Code>InvalidAction</Code>');
      const extra = await postForm(aws, { ...whoAmI, RoleArn: 'x' });
      expect(extra.status).toBe(400);
      expect(extra.xml).toContain('<Code>ValidationError</Code>');
      expect(aws.calls.map(({ operation }) => operation)).toEqual(['sts:GetSessionToken', 'sts:GetCallerIdentity']);
    }));

  it('does not answer for another version of its API', () =>
    withAws(async (aws) => {
      const { status, xml } = await postForm(aws, { ...whoAmI, Version: '2010-05-15' });
      expect([status, xml]).toEqual([400, expect.stringContaining('UnknownOperationException')]);
    }));

  it.each([
    ['throttled', 400, 'Throttling'],
    ['internal-error', 500, 'InternalFailure'],
    ['unavailable', 503, 'ServiceUnavailable'],
    ['access-denied', 403, 'AccessDenied'],
  ] as const)('answers %s with status %i and code %s', (kind, status, code) =>
    withAws(async (aws) => {
      aws.faults.add({ kind, when: () => true });
      const answer = await postForm(aws, whoAmI);
      expect(answer.status).toBe(status);
      expect(answer.xml).toContain(`<Code>${code}</Code>`);
      expect((await postForm(aws, whoAmI)).status).toBe(200);
    }),
  );
});
