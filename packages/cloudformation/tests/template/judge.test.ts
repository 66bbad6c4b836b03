import { describe, expect, it } from '@jest/globals';
import { capabilitiesOf } from '../../src/template/capabilities.ts';
import { unskippable } from '../../src/template/unskippable.ts';
import { read } from './templates.ts';

const resource = (type: string, properties = '{}') =>
  `Resources:\n  Thing:\n    Type: ${type}\n    Properties: ${properties}\n`;

describe('capabilitiesOf', () => {
  it.each([
    ['nothing of IAM', resource('AWS::SNS::Topic'), []],
    ['a role without a name', resource('AWS::IAM::Role'), ['CAPABILITY_IAM']],
    ['a role with a name', resource('AWS::IAM::Role', '{RoleName: a}'), ['CAPABILITY_NAMED_IAM']],
    ['a policy, whose name is none of IAM', resource('AWS::IAM::Policy', '{PolicyName: a}'), ['CAPABILITY_IAM']],
    ['a macro', `Transform: Mine\n${resource('AWS::SNS::Topic')}`, ['CAPABILITY_IAM', 'CAPABILITY_AUTO_EXPAND']],
    ['an include', resource('AWS::SNS::Topic', '{Fn::Transform: {Name: AWS::Include}}'), ['CAPABILITY_AUTO_EXPAND']],
    ['a nested stack', resource('AWS::CloudFormation::Stack'), ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND']],
  ])('asks the least for a template with %s', (_, text, capabilities) => {
    expect(capabilitiesOf(read(text))).toEqual(capabilities);
  });
});

describe('unskippable', () => {
  const found = (text: string, given: string[] = []) =>
    unskippable(read(text), new Set(given)).map(({ reason, at }) => `${reason} ${at.line ?? 0}`);
  const parameter = (declaration: string) => `Parameters:\n  Given: ${declaration}\n${resource('AWS::SNS::Topic')}`;

  it.each([
    ['nothing special', resource('AWS::SNS::Topic'), []],
    ['a stored parameter', parameter('{Type: "AWS::SSM::Parameter::Value<String>"}'), ['ssm-parameter 2']],
    ['the name of a stored parameter', parameter('{Type: "AWS::SSM::Parameter::Name"}'), []],
    ['a macro', `Transform: Mine\n${resource('AWS::SNS::Topic')}`, ['macro 1']],
    ['the rotation of a secret', `Transform: AWS::SecretsManager-2020-07-23\n${resource('AWS::SNS::Topic')}`, []],
    ['an include', resource('AWS::SNS::Topic', '\n      Fn::Transform: {Name: AWS::Include}'), ['include 5']],
    ['a nested template', resource('AWS::CloudFormation::Stack', '\n      TemplateURL: https://x'), ['nested-url 5']],
    [
      'a stored value',
      resource('AWS::SNS::Topic', '\n      A: !Sub "x{{resolve:ssm:/${AWS::Region}/b}}"'),
      ['ssm-parameter 5'],
    ],
    ['a stored value of one version', resource('AWS::SNS::Topic', '\n      A: "{{resolve:ssm:/a/b:3}}"'), []],
    ['a secret', resource('AWS::SNS::Topic', '\n      A: "{{resolve:secretsmanager:a}}"'), []],
  ])('says why and where for %s', (_, text, reasons) => {
    expect(found(text)).toEqual(reasons);
  });

  it('minds a hidden parameter only when a value is given for it', () => {
    const hidden = parameter('{Type: String, NoEcho: true}');
    expect(found(hidden)).toEqual([]);
    expect(found(hidden, ['Given'])).toEqual(['no-echo 2']);
  });
});
