import { describe, expect, it } from '@jest/globals';
import { firstLine, rulesOf, withParameters } from './findings-of.ts';

const inVariable = (value: string) =>
  withParameters(
    `  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Environment: {Variables: {X: ${value}}}`,
  );
const line = firstLine + 3;

describe('regions and accounts', () => {
  it.each([
    'us-east-1',
    'eu-west-2a',
    'ap-southeast-7',
    'mx-central-1',
    'us-gov-west-1',
    'us-isob-east-1',
    'eusc-de-east-1',
    'com.amazonaws.eu-central-1.s3',
    'arn:aws:sns:il-central-1:alerts',
  ])('may not be written out: %s', (value) => {
    expect(rulesOf(inVariable(`'${value}'`))).toEqual([`literal-region ${line}`]);
  });

  it.each(['123456789012', "'123456789012'", "'logs-123456789012'", "'123456789012.dkr.ecr.x.amazonaws.com/api'"])(
    'may not be written out: the account in %s',
    (value) => {
      expect(rulesOf(inVariable(value))).toEqual([`literal-account ${line}`]);
    },
  );

  it.each([
    'us-east',
    'focus-east-1',
    'us-east-1x9',
    '1234567890123',
    '92bd350f-b2ad-455a-b614-123456789012',
    '0.123456789012',
    'abc123456789012',
    '${AWS::Region}',
    'app-north-star-1',
  ])('are not seen where there are none: %s', (value) => {
    expect(rulesOf(inVariable(`!Sub '${value}'`))).toEqual([]);
  });

  it('may be named in descriptions, metadata, and maps with an entry for each region', () => {
    const template = `Description: Runs in us-east-1 of 123456789012
Metadata: {Owner: 123456789012}
Mappings:
  Images:
    us-east-1: {Id: ami-1, Account: '123456789012'}
    eu-west-1: {Id: ami-2, Account: '123456789012'}
${withParameters('  Group: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: reaches eu-west-1}}')}`;
    expect(rulesOf(template)).toEqual([]);
  });

  it('are shown on their own line of a longer text', () => {
    const code = `  F:
    Type: AWS::Lambda::Function
    Properties:
      Code:
        ZipFile: |
          const client = make();

          client.region = 'eu-west-1';`;
    expect(rulesOf(withParameters(code))).toEqual([`literal-region ${firstLine + 7}`]);
  });
});
