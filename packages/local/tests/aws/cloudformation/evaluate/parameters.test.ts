import { describe, expect, it } from '@jest/globals';
import { evaluated, fault } from './evaluated.ts';

const taking = (declaration: string) => `Parameters: {P: ${declaration}}\nResources: {T: {Type: AWS::SNS::Topic}}\n`;

describe('a parameter', () => {
  it.each([
    ['{Type: String, AllowedValues: [a, b]}', 'c', "Parameter 'P' must be one of AllowedValues"],
    ["{Type: String, AllowedPattern: '[a-z]+'}", 'a1', "Parameter 'P' must match pattern [a-z]+"],
    [
      "{Type: String, AllowedPattern: '[a-z]+', ConstraintDescription: lower case}",
      'A',
      "Parameter 'P' failed to satisfy constraint: lower case",
    ],
    ['{Type: String, MinLength: 3}', 'ab', "Parameter 'P' must contain at least 3 characters"],
    ["{Type: String, MaxLength: '4'}", 'abcde', "Parameter 'P' must contain at most 4 characters"],
    ['{Type: Number}', 'ten', "Parameter 'P' must be a number."],
    ['{Type: Number, MinValue: 1}', '0', "Parameter 'P' must be a number not less than 1"],
    ['{Type: Number, MaxValue: 2.5}', '3', "Parameter 'P' must be a number not greater than 2.5"],
    ['{Type: CommaDelimitedList, AllowedValues: [a, b]}', 'a, c', "Parameter 'P' must be one of AllowedValues"],
    [
      '{Type: AWS::SSM::Parameter::Value<String>}',
      '/gone',
      'Unable to fetch parameters [/gone] from parameter store for this account.',
    ],
    ['{Type: Strin}', 'a', 'Template format error: Unrecognized parameter type: Strin'],
    ['{Default: a}', 'a', 'Template format error: Every Parameters object must contain a Type member.'],
    ['{Type: String, Colour: red}', 'a', "Invalid template parameter property 'Colour'"],
  ])('%s refuses %s', (declaration, value, words) => {
    expect(fault(taking(declaration), { parameters: { P: value } })).toBe(words);
  });

  it.each([
    ['{Type: Number, MinValue: 1, MaxValue: 10}', '10'],
    ['{Type: CommaDelimitedList, AllowedValues: [a, b]}', 'b, a'],
    ['{Type: List<AWS::EC2::Subnet::Id>}', 'subnet-1,subnet-2'],
    ['{Type: AWS::EC2::VPC::Id}', 'vpc-1'],
  ])('%s takes %s', (declaration, value) => {
    expect(fault(taking(declaration), { parameters: { P: value } })).toBeUndefined();
  });

  it('that has no value is missing, and one that nobody declares is too many', () => {
    expect(fault(taking('{Type: String}'))).toBe('Parameters: [P] must have values');
    expect(fault(taking('{Type: String}'), { parameters: { P: 'a', Q: 'b' } })).toBe(
      'Parameters: [Q] do not exist in the template',
    );
    expect(fault('Resources: {T: {Type: AWS::SNS::Topic}}\n', { parameters: { Q: 'b' } })).toBe(
      'Parameter values specified for a template which does not require them.',
    );
  });

  it('takes its value from Systems Manager, also the ones that AWS publishes there', () => {
    const value = (name: string, type: string) =>
      evaluated(taking(`{Type: '${type}'}`), { parameters: { P: name }, ssm: new Map([['/ours', 'a']]) }).parameters[0];
    expect(value('/ours', 'AWS::SSM::Parameter::Value<String>')).toMatchObject({ value: '/ours', resolved: 'a' });
    const image = 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>';
    expect(value('/aws/service/ami-amazon-linux-latest/al2023', image)?.resolved).toMatch(/^ami-[0-9a-f]{17}$/);
  });
});
