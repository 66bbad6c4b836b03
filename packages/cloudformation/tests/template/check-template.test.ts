import { describe, expect, it } from '@jest/globals';
import { faultsOf, faultsOfResource } from './templates.ts';

describe('what readTemplate refuses in resources', () => {
  it.each([
    ['no Type', 'Properties: {}', /The resource Thing has no Type/],
    ['a wrong Type', 'Type: Bucket', /Bucket is no type/],
    [
      'a misspelt attribute',
      'Type: AWS::SNS::Topic\n    Propertys: {}',
      /Propertys does not belong .* Write Properties/,
    ],
    ['an unknown policy', 'Type: AWS::SNS::Topic\n    DeletionPolicy: Keep', /Keep is no policy/],
    [
      'a missing neighbour',
      'Type: AWS::SNS::Topic\n    DependsOn: [Bukket]',
      /There is no resource Bukket. Write Bucket/,
    ],
    ['a missing condition', 'Type: AWS::SNS::Topic\n    Condition: Missing', /There is no condition Missing/],
    [
      'an attribute of a parameter',
      'Type: AWS::SNS::Topic\n    Properties: {A: !GetAtt Environment.Arn}',
      /Environment is a parameter/,
    ],
    ['a bad name in Fn::Sub', 'Type: AWS::SNS::Topic\n    Properties: {A: !Sub "${a-b}"}', /\$\{a-b} is no name/],
    [
      'a missing mapping',
      'Type: AWS::SNS::Topic\n    Properties: {A: !FindInMap [Sizes, a, b]}',
      /There is no mapping Sizes/,
    ],
    [
      'a condition in a property',
      'Type: AWS::SNS::Topic\n    Properties: {A: !Equals [a, b]}',
      /Fn::Equals belongs under Conditions/,
    ],
    [
      'a function among keys',
      'Type: AWS::SNS::Topic\n    Properties: {A: {Fn::Sub: a, B: c}}',
      /Fn::Sub stands among other keys/,
    ],
    [
      'an import by a resource',
      'Type: AWS::SNS::Topic\n    Properties: {A: !ImportValue {Ref: Bucket}}',
      /Bucket is a resource, of which/,
    ],
  ])('refuses a resource with %s', (_, resource, fault) => {
    expect(faultsOfResource(resource)).toEqual([expect.stringMatching(fault)]);
  });

  it('takes what looks like a function in a policy, but is none', () => {
    const policy = 'Condition: {StringEquals: {"a:b": c}}';
    expect(
      faultsOfResource(`Type: AWS::SNS::Topic\n    Properties: {Statement: [{${policy}}], Text: !Sub "\${!Not.One}"}`),
    ).toEqual([]);
  });

  it('shows the way round a cycle of resources, with its lines', () => {
    const two =
      'Type: AWS::SNS::Topic\n    Properties: {A: !Ref Other}\n  Other:\n    Type: AWS::SNS::Topic\n    DependsOn: Thing';
    expect(faultsOfResource(two)).toEqual([
      '19: Resources wait for each other: Other needs Thing (line 19), Thing needs Other (line 16). Take one of these out.',
    ]);
  });

  it('takes no cycle for one that a condition may break', () => {
    const two =
      'Type: AWS::SNS::Topic\n    Properties: {A: !If [IsProduction, !Ref Other, b]}\n  Other:\n    Type: AWS::SNS::Topic\n    DependsOn: Thing';
    expect(faultsOfResource(two)).toEqual([]);
  });
});

describe('what readTemplate refuses in the other sections', () => {
  const thing = 'Resources: {Thing: {Type: Custom::Thing}}\n';

  it.each([
    [
      'a function in a parameter',
      'Parameters:\n  A: {Type: String, Default: !Ref B}\n',
      /2: Default takes no function here/,
    ],
    ['an unknown type', 'Parameters:\n  A: {Type: Text}\n', /2: Text is no type of a parameter/],
    [
      'a default against its own rules',
      'Parameters:\n  A: {Type: Number, Default: x}\n',
      /2: The default of A .* is not a number/,
    ],
    ['a misspelt rule', 'Parameters:\n  A: {Type: String, AllowedValue: [a]}\n', /Write AllowedValues/],
    ['a name with a dash', 'Parameters:\n  a-b: {Type: String}\n', /2: a-b is no name for Parameters/],
    ['an output without a value', 'Outputs:\n  A: {Description: a}\n', /2: The output A has no Value/],
    [
      'an export by a resource',
      'Outputs:\n  A: {Value: a, Export: {Name: !Ref Thing}}\n',
      /2: Thing is a resource, of which/,
    ],
    ['a condition by a resource', 'Conditions:\n  A: !Equals [!Ref Thing, b]\n', /2: Thing is a resource, which/],
    ['a condition of one that is missing', 'Conditions:\n  A: !Not [!Condition B]\n', /2: There is no condition B/],
    ['a function in a mapping', 'Mappings:\n  A: {b: {c: !Ref Thing}}\n', /2: A\.b\.c must be a value/],
    ['another version', 'AWSTemplateFormatVersion: 2012-10-17\n', /1: AWSTemplateFormatVersion has one value/],
    ['a long description', `Description: ${'x'.repeat(1025)}\n`, /1: Description is longer than 1024 bytes/],
  ])('refuses %s', (_, section, fault) => {
    expect(faultsOf(section + thing)).toEqual([expect.stringMatching(fault)]);
  });

  it('counts what a template may hold', () => {
    const many = (count: number, line: (index: number) => string) =>
      Array.from({ length: count }, (__, index) => line(index)).join('');
    const resources = (count: number) =>
      `Resources:\n${many(count, (index) => `  T${index}: {Type: Custom::Thing}\n`)}`;
    const parameters = (count: number) =>
      `Parameters:\n${many(count, (index) => `  P${index}: {Type: String}\n`)}${thing}`;
    expect(faultsOf(resources(500))).toEqual([]);
    expect(faultsOf(resources(501))).toEqual([
      '502: There are 501 Resources, and CloudFormation takes 500. Split the template.',
    ]);
    expect(faultsOf(parameters(200))).toEqual([]);
    expect(faultsOf(parameters(201))).toEqual([
      '202: There are 201 Parameters, and CloudFormation takes 200. Split the template.',
    ]);
    expect(faultsOf(`#${'x'.repeat(1_048_576)}\n${thing}`)).toEqual([]);
    expect(faultsOf(`#${'x'.repeat(4 * 1_048_576)}\n${thing}`)).toEqual([
      expect.stringMatching(/^1: The template has \d+ bytes, and/),
    ]);
    expect(faultsOf(`${thing}Description: ${'x'.repeat(1_048_576)}\n`)).toEqual([
      expect.stringMatching(/^1: The template has \d+ bytes in its shortest form/),
    ]);
  });
});
