import { describe, expect, it } from '@jest/globals';
import { evaluated, fault, propertiesOf } from './evaluated.ts';

const head = `
Parameters:
  Env: {Type: String, Default: dev}
  Subnets: {Type: CommaDelimitedList, Default: 'subnet-1, subnet-2,subnet-3'}
Mappings:
  Sizes: {eu-west-1: {dev: small, zones: [a, b]}}
Conditions:
  IsDev: !Equals [!Ref Env, dev]
  IsProd: !Not [!Condition IsDev]
  Both: !And [!Condition IsDev, !Condition IsProd]
  Either: !Or [!Condition IsDev, !Condition IsProd]
Resources:
  Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: jobs}}
  Skipped: {Type: AWS::SQS::Queue, Condition: IsProd}
  It:
    Type: Custom::Thing
    Properties: {ServiceToken: token, Value: `;

/** What the function gives, as a property of a custom resource, which takes anything. */
const valueOf = (expression: string, transform = '') =>
  propertiesOf(evaluated(`${transform}${head}${expression}}\n`), 'It')['Value'];
const faultOf = (expression: string) => fault(`${head}${expression}}\n`);

describe('a function', () => {
  it.each([
    ['Ref of a parameter', '!Ref Env', 'dev'],
    ['Ref of a list', '!Ref Subnets', ['subnet-1', 'subnet-2', 'subnet-3']],
    ['Ref of a resource', '!Ref Queue', 'https://sqs.eu-west-1.amazonaws.com/123456789012/jobs'],
    ['Ref of a pseudo parameter', '!Ref AWS::Partition', 'aws'],
    ['GetAtt', '!GetAtt Queue.Arn', 'arn:aws:sqs:eu-west-1:123456789012:jobs'],
    ['GetAtt, written out', '{Fn::GetAtt: [Queue, QueueName]}', 'jobs'],
    ['Sub', "!Sub '${Env}-${Queue.QueueName}-${AWS::Region}-${!Kept}'", 'dev-jobs-eu-west-1-${Kept}'],
    ['Sub with its own names', "!Sub ['${Env}${Tail}', {Tail: !Join ['', [a, 1]]}]", 'deva1'],
    ['Join', "!Join ['|', !Ref Subnets]", 'subnet-1|subnet-2|subnet-3'],
    ['Split', "!Split [',', 'a,b,,c']", ['a', 'b', '', 'c']],
    ['Select', "!Select [1, !Split ['-', a-b]]", 'b'],
    ['FindInMap', '!FindInMap [Sizes, !Ref AWS::Region, !Ref Env]', 'small'],
    ['FindInMap of a list', '!FindInMap [Sizes, eu-west-1, zones]', ['a', 'b']],
    ['Base64', '!Base64 hello', 'aGVsbG8='],
    ['GetAZs', "!GetAZs ''", ['eu-west-1a', 'eu-west-1b', 'eu-west-1c']],
    ['Cidr', '!Cidr [10.0.0.0/24, 2, 5]', ['10.0.0.0/27', '10.0.0.32/27']],
    ['Cidr of a block that is not at its start', '!Cidr [10.0.7.9/16, 1, 8]', ['10.0.0.0/24']],
    ['ImportValue', '!ImportValue network::Vpc', 'vpc-1'],
    ['If', '!If [IsDev, yes-it-is, !GetAtt Skipped.Arn]', 'yes-it-is'],
    ['If, by And', '!If [Both, a, b]', 'b'],
    ['If, by Or', '!If [Either, a, b]', 'a'],
    ['NoValue in a list', '[a, !If [IsProd, b, !Ref AWS::NoValue], c]', ['a', 'c']],
    ['NoValue', '!Ref AWS::NoValue', undefined],
  ])('%s is worked out', (_, expression, value) => {
    expect(valueOf(expression)).toEqual(value);
  });

  it('of AWS::LanguageExtensions is worked out where the template asks for them', () => {
    const transform = 'Transform: AWS::LanguageExtensions\n';
    expect(valueOf('!Length [a, b]', transform)).toBe(2);
    expect(valueOf('!ToJsonString {a: [1, !Ref Env]}', transform)).toBe('{"a":[1,"dev"]}');
    expect(valueOf('!FindInMap [Sizes, gone, dev, {DefaultValue: !Ref Env}]', transform)).toBe('dev');
  });

  it.each([
    ['!Select [3, [a, b]]', 'Template error: Fn::Select cannot select nonexistent value at index 3'],
    ['!FindInMap [Sizes, us-east-1, dev]', 'Template error: Unable to get mapping for Sizes::us-east-1::dev'],
    [
      '!FindInMap [Nope, a, b]',
      "Template error: Mapping named 'Nope' is not present in the 'Mappings' section of template.",
    ],
    ['!GetAtt Queue.Colour', 'Template error: resource Queue does not support attribute type Colour in Fn::GetAtt'],
    ['!GetAtt Nope.Arn', 'Template error: instance of Fn::GetAtt references undefined resource Nope'],
    ['!If [Nope, a, b]', 'Template error: unresolved condition dependency Nope in Fn::If'],
    ['!ImportValue nobody', 'No export named nobody found.'],
    [
      '!Ref Skipped',
      'Template format error: Unresolved resource dependencies [Skipped] in the Resources block of the template',
    ],
    [
      '!Ref Nope',
      'Template format error: Unresolved resource dependencies [Nope] in the Resources block of the template',
    ],
    [
      "!Sub '${Env:-x}'",
      'Template error: variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, periods, and colons',
    ],
    [
      '!ImportValue {Ref: Queue}',
      'Template error: the attribute in Fn::ImportValue must not depend on any resources, imported values, or Fn::GetAZs',
    ],
  ])('that cannot be worked out is refused in the words of CloudFormation: %s', (expression, words) => {
    expect(faultOf(expression)).toBe(words);
  });

  it.each([
    ['!Join [a]', /^Template error: every Fn::Join object requires two parameters/],
    ['!Split [a]', /^Template error: every Fn::Split object requires two parameters/],
    ['!GetAtt Queue', /^Template error: every Fn::GetAtt object requires two non-empty parameters/],
    ['!Cidr [10.0.0.0/24, 9, 5]', /no room for 9 blocks/],
    ['!Length [a]', /unsupported function: Fn::Length/],
    ['{Fn::Nope: a}', /unsupported function: Fn::Nope/],
  ])('of the wrong form is refused: %s', (expression, words) => {
    expect(faultOf(expression)).toMatch(words);
  });

  it('that the stand-in leaves out fails loudly', () => {
    expect(() => faultOf('{Fn::Transform: {Name: x}}')).toThrow(/local AWS does not know Fn::Transform/);
  });
});
