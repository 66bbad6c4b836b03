import { describe, expect, it } from '@jest/globals';
import { findingsOf, firstLine, rulesOf, withParameters } from './findings-of.ts';

const irsa = 'cf/irsa-api-role.yaml';
const policy = (statement: string) =>
  withParameters(`  Table: {Type: AWS::DynamoDB::Table}
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Description: !Sub "for \${Table}"
      PolicyDocument:
        Statement:
          - ${statement}`);
const line = firstLine + 7;
const to = (resource: string) => policy(`{Effect: Allow, Action: 's3:GetObject', Resource: ${resource}}`);

describe('the rights of a role for service accounts', () => {
  it.each(["'*'", "'s3:*'", "'s3:Get*'", "['s3:GetObject', 's3:?et']", '!Join [":", [s3, "*"]]'])(
    'may not be to actions with wildcards: %s',
    (action) => {
      const statement = `{Effect: Allow, Action: ${action}, Resource: !GetAtt Table.Arn}`;
      expect(rulesOf(policy(statement), irsa)).toEqual([`wildcard-action ${line}`]);
    },
  );

  it('may not be to everything', () => {
    expect(rulesOf(to("'*'"), irsa)).toEqual([`wildcard-resource ${line}`]);
    expect(rulesOf(to("['*', !GetAtt Table.Arn]"), irsa)).toEqual([`wildcard-resource ${line}`]);
  });

  it('may not be to all but some', () => {
    const statement = `{Effect: Allow, NotAction: 's3:GetObject', NotResource: !GetAtt Table.Arn}`;
    expect(rulesOf(policy(statement), irsa)).toEqual([`wildcard-action ${line}`, `wildcard-resource ${line}`]);
  });

  it.each([
    ['arn:aws:sqs:*:${AWS::AccountId}:jobs-${Environment}', 'region'],
    ['arn:aws:sqs:${AWS::Region}:*:jobs-${Environment}', 'account'],
    ['arn:aws:sqs:::jobs-${Environment}', 'region or account'],
    ['arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:jobs', 'environment'],
    ['arn:aws:batch:*:*:job/*', 'region, account or environment'],
    ['arn:aws:iam::*:role/api-${Environment}', 'account'],
    ['arn:aws:s3:::results/*', 'environment'],
    ['arn:aws:s3:*:${AWS::AccountId}:storage-lens/${Environment}', 'region'],
    ['arn:aws:apigateway:*::/restapis/${Environment}', 'region'],
  ])('must be held to one region, account and environment, where an ARN has them: %s', (arn, open) => {
    const [finding] = findingsOf(to(`!Sub '${arn}'`), irsa);
    expect(finding).toMatchObject({ rule: 'unscoped-arn', problem: `${arn} is not held to one ${open}.` });
  });

  it.each([
    '!Sub "arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:jobs-*-${Environment}.fifo"',
    '!Sub "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:jobs-${Environment}"',
    '!Sub "arn:aws:s3:::results-${Environment}-${AWS::AccountId}/*"',
    '!Sub "arn:aws:iam::${AWS::AccountId}:role/jobs-${Environment}"',
    '!Sub "arn:aws:sts::${AWS::AccountId}:assumed-role/jobs-${Environment}/*"',
    '!Sub "arn:aws:route53:::hostedzone/${Table}"',
    '!Sub "arn:aws:bedrock:${AWS::Region}::foundation-model/*"',
    '!Sub "${Table.Arn}/index/*"',
    '!GetAtt Table.Arn',
    '{"Fn::ImportValue": !Sub "tables-${Environment}::Jobs"}',
    '[!Ref AWS::NoValue]',
    '!Join ["", [!GetAtt Table.Arn, "/*"]]',
  ])('are fine to %s', (resource) => {
    expect(rulesOf(to(resource), irsa)).toEqual([]);
  });

  it('are looked for in each branch of a condition', () => {
    const template = to("!If [IsProduction, !GetAtt Table.Arn, '*']").replace(
      'Resources:',
      'Conditions: {IsProduction: !Equals [!Ref Environment, production]}\nResources:',
    );
    expect(rulesOf(template, irsa)).toEqual([`wildcard-resource ${line + 1}`]);
  });

  it('may be denied with wildcards', () => {
    expect(rulesOf(policy("{Effect: Deny, Action: '*', Resource: '*'}"), irsa)).toEqual([]);
  });

  it('may not come from a policy of AWS that gives all of a service', () => {
    const role = (arn: string) =>
      withParameters(
        `  Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Statement: []}, ManagedPolicyArns: ['${arn}']}}`,
      );
    expect(rulesOf(role('arn:aws:iam::aws:policy/AmazonS3FullAccess'), irsa)).toEqual([`wildcard-action ${firstLine}`]);
    expect(rulesOf(role('arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'), irsa)).toEqual([]);
  });

  it('must be there to be read', () => {
    const template = policy('x').replace(/PolicyDocument:[^]*$/, 'PolicyDocument: !Ref Environment\n');
    expect(rulesOf(template, irsa)).toEqual([`wildcard-action ${firstLine + 5}`]);
  });

  it('are the business of other templates themselves', () => {
    expect(rulesOf(policy("{Effect: Allow, Action: '*', Resource: '*'}"), 'cf/lambda.yaml')).toEqual([]);
  });

  it('are placed within a policy that is one text', () => {
    const text = policy('x').replace(
      /PolicyDocument:[^]*$/,
      `PolicyDocument:
        Fn::Sub: |-
          {"Statement": {"Effect": "Allow",
            "Action": "s3:GetObject",
            "Resource": "arn:aws:s3:::results/*"}}
`,
    );
    expect(rulesOf(text, irsa)).toEqual([`unscoped-arn ${firstLine + 9}`]);
  });
});
