import { describe, expect, it } from '@jest/globals';
import { findingsOf, firstLine, rulesOf, withParameters } from './findings-of.ts';

const irsa = 'cf/irsa-api-role.yaml';
const ours = 'arn:aws:iam::${AWS::AccountId}:oidc-provider/${OIDCProvider}';
const sub = { '${OIDCProvider}:sub': 'system:serviceaccount:api-*:deployment-runner' };
const aud = { '${OIDCProvider}:aud': 'sts.amazonaws.com' };
const right = { StringLike: sub, StringEquals: aud };

/** A role whose trust is the text of a policy with this statement, in Fn::Sub unless told otherwise. */
function role(statement: object, write: (json: string) => string = (json) => `{"Fn::Sub": '${json}'}`): string {
  const whole = {
    Effect: 'Allow',
    Action: 'sts:AssumeRoleWithWebIdentity',
    Principal: { Federated: ours },
    ...statement,
  };
  const document = write(JSON.stringify({ Statement: [whole] }));
  return withParameters(`  Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: ${document}}}`);
}
const faults = (template: string, file = irsa) => rulesOf(template, file).map((fault) => fault.replace(/ \d+$/, ''));

describe('a trust in service accounts', () => {
  it('is right for the runner of one service, for AWS', () => {
    expect(faults(role({ Condition: right }))).toEqual([]);
    expect(faults(role({ Condition: { StringLike: { ...sub, ...aud } } }))).toEqual([]);
  });

  it('is right when one of two tests of the subject is, as both must hold', () => {
    const open = { '${OIDCProvider}:sub': 'system:serviceaccount:*' };
    expect(faults(role({ Condition: { StringLike: open, StringLikeIfExists: sub, StringEquals: aud } }))).toEqual([]);
    expect(faults(role({ Condition: { StringLikeIfExists: open, StringEquals: aud } }))).toEqual(['trust-subject']);
  });

  it('is an error, whatever other findings are', () => {
    expect(findingsOf(role({}), irsa)).toMatchObject([
      { rule: 'trust-subject', level: 'error', resource: 'Role' },
      { rule: 'trust-audience', level: 'error' },
    ]);
  });

  it.each([
    ['no subject', { StringEquals: aud }],
    ['a negated subject', { StringNotLike: sub, StringEquals: aud }],
    ['any service', { StringLike: { '${OIDCProvider}:sub': 'system:serviceaccount:*:runner' }, StringEquals: aud }],
    [
      'one of several open',
      { StringLike: { '${OIDCProvider}:sub': [sub['${OIDCProvider}:sub'], '*'] }, StringEquals: aud },
    ],
    ['a wildcard compared as it is', { StringEquals: { ...sub, ...aud } }],
    [
      'the subject of another provider',
      { StringLike: { 'oidc.example.com:sub': 'system:serviceaccount:api-*:runner' }, StringEquals: aud },
    ],
  ])('is wrong in its subject with %s', (_case, condition) => {
    expect(faults(role({ Condition: condition }))).toEqual(['trust-subject']);
  });

  it.each([
    ['none', { StringLike: sub }],
    ['any', { StringLike: { ...sub, '${OIDCProvider}:aud': '*' } }],
    ['others beside AWS', { StringLike: { ...sub, '${OIDCProvider}:aud': ['sts.amazonaws.com', 'vault'] } }],
  ])('is wrong in its audience with %s', (_case, condition) => {
    expect(faults(role({ Condition: condition }))).toEqual(['trust-audience']);
  });

  it.each([
    ours.replace('${AWS::AccountId}', '*'),
    'arn:aws:iam::${AWS::AccountId}:oidc-provider/oidc.example.com',
    'cognito-identity.amazonaws.com',
    '${OIDCProvider}',
  ])('is wrong in its provider with %s', (provider) => {
    expect(faults(role({ Condition: right, Principal: { Federated: provider } }))).toContain('trust-provider');
  });

  it('may be in a provider that the template makes', () => {
    const template = role({ Condition: right, Principal: { Federated: '${Cluster.Arn}' } });
    expect(faults(`${template}  Cluster: {Type: AWS::IAM::OIDCProvider}\n`)).toEqual([]);
  });

  it.each([{ AWS: '*' }, '*', { Federated: ours, AWS: ['*'] }])('is never in anyone: %j', (principal) => {
    expect(faults(role({ Condition: right, Principal: principal }))).toEqual(['trust-provider']);
  });

  it('is wrong where the keys of a map stay as they are, as nothing fills them in', () => {
    const template = role({ Condition: right }, (json) => json);
    expect(findingsOf(template.replaceAll('"arn:', '!Sub "arn:'), irsa)).toMatchObject([
      { rule: 'trust-subject', problem: expect.stringContaining('is not filled in') },
      { rule: 'trust-audience' },
    ]);
  });

  it('is wrong where it cannot be read', () => {
    expect(faults(role({}, () => `{"Fn::Sub": '{"Statement": ['}`))).toEqual(['trust-provider']);
    expect(faults(role({}, () => '!Ref OIDCProvider'))).toEqual(['trust-provider']);
  });

  it('is shown at the line of what is wrong', () => {
    const json = JSON.stringify(
      {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'x',
            Principal: { Federated: ours },
            Condition: { StringLike: { ...aud, '${OIDCProvider}:sub': '*' } },
          },
        ],
      },
      null,
      2,
    );
    const template = withParameters(`  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Fn::Sub: |-
${json.replace(/^/gm, '          ')}`);
    const line = template.split('\n').findIndex((text) => text.includes('"${OIDCProvider}:sub": "*"')) + 1;
    expect(line).toBeGreaterThan(firstLine + 5);
    expect(rulesOf(template, irsa)).toEqual([`trust-subject ${line}`]);
  });

  it('is seen in other templates too', () => {
    expect(faults(role({ Condition: { StringEquals: aud } }), 'cf/batch.yaml')).toEqual(['trust-subject']);
  });

  it('is not what a role for other than service accounts has', () => {
    const github = {
      Principal: { Federated: 'arn:aws:iam::${AWS::AccountId}:oidc-provider/token.actions.githubusercontent.com' },
      Condition: {},
    };
    expect(faults(role(github), 'infra/ci.yaml')).toEqual([]);
    expect(faults(role({ Principal: { Service: 'lambda.amazonaws.com' } }))).toEqual([]);
    expect(faults(role({ Effect: 'Deny', Principal: '*' }))).toEqual([]);
  });
});
