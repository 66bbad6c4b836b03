import { describe, expect, it } from '@jest/globals';
import { findingsOf, withParameters } from './findings-of.ts';

const resources = `  One: {Type: AWS::SNS::Topic, Properties: {TopicName: one}}
  Two: {Type: AWS::SNS::Topic, Properties: {TopicName: two}}`;
const excusing = (allow: string) =>
  findingsOf(`Metadata: {iac: {allow: ${allow}}}\n${withParameters(resources)}`).map(
    ({ rule, resource, problem, at }) => `${rule} ${resource ?? problem} ${at.line ?? 0}`,
  );

describe('an exception in a template', () => {
  it('takes out what it excuses', () => {
    expect(excusing('[{rule: fixed-name, reason: the names are printed on letters}]')).toEqual([]);
  });

  it('can be for one resource', () => {
    expect(excusing('[{rule: fixed-name, resource: One, reason: letters}]')).toEqual(['fixed-name Two 7']);
  });

  it.each([
    ['[{rule: fixed-name}]', 'The exception from fixed-name has no reason.'],
    ['[{rule: fixed-name, reason: " "}]', 'The exception from fixed-name has no reason.'],
    ['{reason: because}', 'An exception names no rule.'],
    ['[{rule: fixd-name, reason: letters}]', 'The exception from fixd-name excuses nothing.'],
    ['[{rule: fixed-name, resource: Three, reason: letters}]', 'The exception from fixed-name excuses nothing.'],
  ])('is a finding itself when it does not say why or excuses nothing: %s', (allow, problem) => {
    expect(excusing(allow)).toEqual([`exception ${problem} 1`, 'fixed-name One 6', 'fixed-name Two 7']);
  });

  it('never excuses a trust', () => {
    const trust = `Metadata: {iac: {allow: [{rule: trust-subject, reason: it is a test}]}}
${withParameters(`  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Fn::Sub: '{"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity", "Principal": {"Federated": "arn:aws:iam::\${AWS::AccountId}:oidc-provider/\${OIDCProvider}"}, "Condition": {"StringEquals": {"\${OIDCProvider}:aud": "sts.amazonaws.com"}}}]}'`)}`;
    expect(findingsOf(trust, 'cf/irsa-a.yaml').map(({ rule, level }) => `${rule} ${level}`)).toEqual([
      'exception warning',
      'trust-subject error',
    ]);
  });
});
