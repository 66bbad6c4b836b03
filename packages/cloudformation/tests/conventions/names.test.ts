import { describe, expect, it } from '@jest/globals';
import { firstLine, rulesOf, withParameters } from './findings-of.ts';

const role = (name: string) => `
Parameters:
  Environment: {Type: String, AllowedValues: [development, staging, production]}
  Sandbox: {Type: String, Default: default}
  Owner: {Type: String}
Conditions:
  IsStaging: !Equals [!Ref Environment, staging]
  IsDefault: !Equals [!Ref Sandbox, default]
Mappings:
  Names: {staging: {Role: one}, production: {Role: two}}
Resources:
  Other: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Statement: []}}}
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {Statement: []}
      RoleName: ${name}`;

describe('names', () => {
  it.each([
    'api-role',
    '!Sub api-${Sandbox}',
    '!Sub api-${AWS::AccountId}-${AWS::Region}',
    '!Join ["-", [api, !Ref Sandbox]]',
    '!If [IsDefault, one, two]',
    '!Sub "api-${!Environment}"',
  ])('may not be the same in every environment: %s', (name) => {
    expect(rulesOf(role(name))).toEqual(['fixed-name 17']);
  });

  it.each([
    '!Sub api-${Environment}',
    '!Sub ["api-${X}", {X: !Ref Environment}]',
    '!Join ["-", [api, !Ref Environment]]',
    '!If [IsStaging, one, two]',
    '!FindInMap [Names, !Ref Environment, Role]',
    '!Sub "${AWS::StackName}-api"',
    '!Sub "${Owner}-api"',
    '!Sub "${Other}-api"',
    '!Ref AWS::NoValue',
  ])('are fine when the environment, the stack or the caller is in them: %s', (name) => {
    expect(rulesOf(role(name))).toEqual([]);
  });

  it('are looked for where they must be free in the whole account', () => {
    const resources = `  Table: {Type: AWS::DynamoDB::Table, Properties: {TableName: jobs}}
  Client: {Type: AWS::Cognito::UserPoolClient, Properties: {ClientName: web, UserPoolId: !Ref Table}}
  Own: {Type: Custom::Thing, Properties: {ThingName: web, On: !Ref Table}}`;
    expect(rulesOf(withParameters(resources))).toEqual([`fixed-name ${firstLine}`]);
  });
});
