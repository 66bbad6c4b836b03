import { describe, expect, it } from '@jest/globals';
import { findingsOf } from './findings-of.ts';

const topic = 'Resources:\n  Topic: {Type: "AWS::SNS::Topic"}\n';
const of = (parameters: string, file?: string) => findingsOf(`Parameters:\n${parameters}\n${topic}`, file);

describe('the parameters of a template', () => {
  it('are fine with Environment for all three environments, and more', () => {
    expect(of('  Environment: {Type: String, AllowedValues: [development, staging, production, test]}')).toEqual([]);
  });

  it('must have Environment', () => {
    expect(findingsOf(topic)).toMatchObject([{ rule: 'environment-parameter', level: 'warning', at: { line: 1 } }]);
  });

  it.each([
    ['  Environment: {Type: Number}', 'Environment is a Number.'],
    ['  Environment: {Type: String}', 'Environment may be anything.'],
    ['  Environment: {Type: String, AllowedValues: [staging]}', 'Environment may not be development or production, so'],
  ])('must let Environment be each environment and nothing strange: %s', (parameters, problem) => {
    expect(of(parameters)).toMatchObject([
      { rule: 'environment-parameter', problem: expect.stringContaining(problem), at: { line: 2 } },
    ]);
  });

  it('must have OIDCProvider where the template is of a role for service accounts', () => {
    const environment = '  Environment: {Type: String, AllowedValues: [development, staging, production]}';
    expect(of(environment, 'cf/irsa-api-role.yaml')).toMatchObject([{ rule: 'oidc-provider-parameter' }]);
    expect(of(`${environment}\n  OIDCProvider: {Type: String}`, 'cf/irsa-api-role.yaml')).toEqual([]);
  });

  it('are graded as the caller wants', () => {
    expect(findingsOf(topic, 'cf/x.yaml', 'error')).toMatchObject([{ level: 'error' }]);
  });
});
