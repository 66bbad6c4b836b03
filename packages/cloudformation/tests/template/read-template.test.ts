import { describe, expect, it } from '@jest/globals';
import { readTemplate } from '../../src/template/read-template.ts';
import { faultsOf, good, read } from './templates.ts';

describe('readTemplate', () => {
  it('writes short forms out, also nested ones and those within brackets', () => {
    const { body } = read(
      good(`
      BucketName: !Join ['-', [!Ref Environment, !GetAtt Role.Arn, !Select [0, Fn::Split: [',', !Sub "a,\${AWS::Region}"]]]]`),
    );
    expect(body).toMatchObject({
      Resources: {
        Bucket: {
          Properties: {
            BucketName: {
              'Fn::Join': [
                '-',
                [
                  { Ref: 'Environment' },
                  { 'Fn::GetAtt': ['Role', 'Arn'] },
                  { 'Fn::Select': [0, { 'Fn::Split': [',', { 'Fn::Sub': 'a,${AWS::Region}' }] }] },
                ],
              ],
            },
          },
        },
      },
    });
  });

  it('reads plain values as YAML 1.1 has them, dates as texts', () => {
    const { resources } = read(
      good(`
      Values: [yes, off, 012, 0x1F, 1_000, 1:30, 2012-10-17, 1.10, '012', "yes", 0128, -.5]`),
    );
    expect(resources.get('Bucket')?.properties['Values']).toEqual([
      ...[true, false, 10, 31, 1000, 90, '2012-10-17', 1.1, '012', 'yes', '0128', -0.5],
    ]);
  });

  it('reads JSON, and says where it is none though YAML would take it', () => {
    expect(readTemplate('a.json', '{"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}}').faults).toEqual([]);
    expect(faultsOf('{"Resources": {\n  "Topic": {"Type": "AWS::SNS::Topic"},\n}}')).toEqual([
      '3: This is not valid JSON: Expected double-quoted property name. Correct it here.',
    ]);
  });

  it('reads numbers of JSON that YAML would take for texts', () => {
    const thing = { Type: 'Custom::Thing', Properties: { A: 3e-9, B: 1e21, C: -0.5 } };
    expect(read(JSON.stringify({ Resources: { thing } })).resources.get('thing')?.properties).toEqual(thing.Properties);
  });

  it('takes a bracket that closes further left than its line began, as other readers of templates do', () => {
    const { resources } = read(
      good(`
      Names:
          - !Sub ["\${Base}/x", Base:
              !If [IsProduction,
                a, b
          ]]
          - second`),
    );
    expect(resources.get('Bucket')?.properties['Names']).toHaveLength(2);
  });

  it('keeps defaults and allowed values as they were written', () => {
    const template = read(
      good('').replace(
        'Parameters:',
        'Parameters:\n  Version:\n    Type: String\n    Default: 1.10\n    AllowedValues: [1.10, 012]',
      ),
    );
    expect(template.parameters.get('Version')).toMatchObject({ default: '1.10', allowedValues: ['1.10', '012'] });
  });

  it('tells the line of a path, and that of its nearest parent where the path ends', () => {
    const template = read(
      good(`
      Tags:
        - Key: a`),
    );
    expect(template.place(['Resources', 'Bucket']).line).toBe(12);
    expect(template.place(['Resources', 'Bucket', 'Properties', 'Tags', 0, 'Key']).line).toBe(16);
    expect(template.place(['Resources', 'Bucket', 'Properties', 'Missing', 3])).toEqual(
      template.place(['Resources', 'Bucket', 'Properties']),
    );
  });

  it('finds all faults of a file at once, in the order of their lines', () => {
    const text = good(`
      BucketName: !Ref Enviroment
      Other: !Sbu x
      Other: !If [IsProd, 1]`);
    expect(faultsOf(text)).toEqual([
      '15: There is no parameter or resource Enviroment. Write Environment.',
      '16: !Sbu is no function of CloudFormation. Write !Sub.',
      '17: Other is here twice: it stands on line 16 too. Keep one of them.',
      '17: The arguments of Fn::If are not what it takes. Write [ConditionName, value if true, value if false].',
    ]);
  });

  it.each([
    ['nothing', '', '1: The template is empty. Write a Resources section.'],
    ['nothing but a comment', '# soon', '1: The template is empty. Write a Resources section.'],
    [
      'a list',
      '- a',
      '1: A template is a map of sections, and this is none. Write `Resources:` with a resource in it.',
    ],
    ['no resources', 'Resources: {}', '1: Resources is empty. A template needs at least one resource.'],
    [
      'a text alone',
      'hello',
      '1: A template is a map of sections, and this is none. Write `Resources:` with a resource in it.',
    ],
  ])('refuses a file with %s', (_, text, fault) => {
    expect(faultsOf(text)).toEqual([fault]);
  });

  it('refuses a section that there is not, and an empty one', () => {
    expect(faultsOf(`${good('')}Output: {}\nMappings:\n`)).toEqual([
      '14: Output is no section of a template. Write Outputs.',
      '15: Mappings is empty (null). Write a value, or take it out.',
    ]);
  });

  it('says once where broken YAML begins to be broken', () => {
    expect(faultsOf(good('\n      A: [1, 2\n      B: 3'))).toHaveLength(1);
    expect(faultsOf(good('\n      A: "x'))[0]).toMatch(/^1[5-9]: This is not valid YAML/);
    expect(faultsOf(good('\n\t  A: x'))[0]).toMatch(/^15: This is not valid YAML/);
  });

  it.each([
    ['an alias', '&a x\n      B: *a', /^16: \*a is an alias/],
    ['a merge', '{x: 1}\n      <<: {y: 2}', /^16: << merges maps/],
    ['a timestamp', '!!timestamp 2012-10-17', /^15: !!timestamp is a type/],
    ['two short forms', '!Base64 !Sub x', /^15: Two short forms/],
    ['a second document', 'x\n---\nb: 1', /^1[67]: A second document/],
    ['null', '~', /^15: A is empty \(null\)/],
  ])('refuses %s', (_, value, fault) => {
    expect(faultsOf(good(`\n      A: ${value}`))[0]).toMatch(fault);
  });

  it('leaves to a macro what it may bring', () => {
    expect(faultsOf(`Transform: AWS::Serverless-2016-10-31\n${good('\n      A: !Ref MadeByTheMacro')}`)).toEqual([]);
    expect(
      faultsOf(`Transform: AWS::SecretsManager-2024-09-16\n${good('\n      A: !Ref MadeByTheMacro')}`),
    ).toHaveLength(1);
  });
});
