import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { differences } from '../../src/template/differences.ts';
import { sameTemplate } from '../../src/template/same-template.ts';
import { templateSource } from '../../src/template/template-source.ts';
import { good, read } from './templates.ts';

function bodyOf(source: ReturnType<typeof templateSource>): string {
  if (!('body' in source)) throw new Error('too large');
  return source.body;
}

const large = `# ${'x'.repeat(60_000)}\n${good('\n      Version: 1.10\n      Day: 2012-10-17\n      On: yes\n      Name: !GetAtt Role.Arn')}`;

describe('templateSource', () => {
  it('sends a text of up to 51,200 bytes as it is', () => {
    const text = `${good('')}#`;
    const padded = text + 'x'.repeat(51_200 - text.length);
    expect(templateSource(read(padded))).toEqual({ body: padded });
  });

  it('sends a longer one as compact JSON that means the same, numbers as they were written', () => {
    const template = read(large);
    const body = bodyOf(templateSource(template));
    expect(body).toContain('"Version":1.10,"Day":"2012-10-17","On":true,"Name":{"Fn::GetAtt":["Role","Arn"]}');
    expect(sameTemplate(body, template)).toBe(true);
  });

  it('counts bytes, not letters, and uploads the smallest form of what is still too long', () => {
    const text = good(`\n      A: ${'é'.repeat(40_000)}`);
    expect(templateSource(read(text))).toEqual({ upload: text });
    expect(templateSource(read(good(`\n      A: ${'e'.repeat(40_000)}`)))).toHaveProperty('body');
  });
});

describe('sameTemplate', () => {
  const template = read(good('\n      Name: !Sub a\n      Port: 012\n      List: [1, 2]'));

  it.each([
    ['comments and blanks', `# new\n${template.text}\n\n`],
    ['line ends', template.text.replaceAll('\n', '\r\n')],
    ['quotes', template.text.replace('!Sub a', '!Sub "a"')],
    ['a short form', template.text.replace('!Sub a', '{"Fn::Sub": a}')],
    [
      'the order of keys',
      template.text.replace('      Name: !Sub a\n      Port: 012', '      Port: 012\n      Name: !Sub a'),
    ],
  ])('does not mind other %s', (_, before) => {
    expect(before).not.toBe(template.text);
    expect(sameTemplate(before, template)).toBe(true);
  });

  it.each([
    ['a value', template.text.replace('!Sub a', '!Sub b')],
    ['the kind of a value', template.text.replace('Port: 012', 'Port: "012"')],
    ['the form of a number', template.text.replace('List: [1,', 'List: [1.0,')],
    ['the order of a list', template.text.replace('[1, 2]', '[2, 1]')],
    ['a description', `Description: new\n${template.text}`],
    ['what is no template', 'a: ['],
    ['letters that CloudFormation gives back as question marks', template.text.replace('!Sub a', '!Sub ?')],
  ])('sees another %s', (_, before) => {
    expect(sameTemplate(before, template)).toBe(false);
  });

  it('holds a template for the same as its own YAML and JSON, whatever stands in it', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'B', 'y'), minLength: 2, maxLength: 5 });
    const leaf = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.integer(),
      fc.boolean(),
      fc.integer().map((each) => each / 1000),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.array(tie('value'), { minLength: 1, maxLength: 3 }),
        fc.dictionary(name, tie('value'), { minKeys: 1, maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(name, value, { minKeys: 1, maxKeys: 3 }), (Properties) => {
        const plain: unknown = JSON.parse(JSON.stringify(Properties));
        const body = { Resources: { Thing: { Type: 'Custom::Thing', Properties: plain } } };
        const json = JSON.stringify(body);
        const yaml = stringify(body, { version: '1.1', aliasDuplicateObjects: false });
        expect(read(json).body).toEqual(body);
        expect(read(yaml).body).toEqual(body);
      }),
      { numRuns: 100 },
    );
  });
});

describe('differences', () => {
  const before = `${good('\n      Tags: [{Key: a, Value: b}]\n      Name: !Sub x')}  Old:\n    Type: AWS::SNS::Topic\n    DeletionPolicy: Retain\n  Plain:\n    Type: AWS::SNS::Topic\nOutputs:\n  A:\n    Value: 1\n`;

  it.each(['constructor', 'toString'])('sees that a resource called %s was added', (name) => {
    const added = read(`${good('')}  ${name}:\n    Type: AWS::SNS::Topic\n`);
    const addition = { action: 'Add', logicalId: name, type: 'AWS::SNS::Topic', details: [] };
    expect(differences(good(''), added).resources).toEqual([addition]);
    expect(differences(undefined, added).resources).toContainEqual(addition);
  });

  it('tells what is added, changed and removed, and what becomes of the removed', () => {
    const after = `${good('\n      Tags: [{Key: a, Value: c}]\n      Name: !Sub y')}  New:\n    Type: AWS::SNS::Topic\nOutputs:\n  A:\n    Value: 2\n`;
    expect(differences(before, read(after))).toEqual({
      resources: [
        {
          action: 'Modify',
          logicalId: 'Bucket',
          type: 'AWS::S3::Bucket',
          details: [
            { path: 'Properties.Tags.0.Value', before: 'b', after: 'c' },
            { path: 'Properties.Name', before: '{"Fn::Sub":"x"}', after: '{"Fn::Sub":"y"}' },
          ],
        },
        { action: 'Add', logicalId: 'New', type: 'AWS::SNS::Topic', details: [] },
        { action: 'Remove', logicalId: 'Old', type: 'AWS::SNS::Topic', policyAction: 'Retain', details: [] },
        { action: 'Remove', logicalId: 'Plain', type: 'AWS::SNS::Topic', policyAction: 'Delete', details: [] },
      ],
      others: [{ path: 'Outputs.A.Value', before: '1', after: '2' }],
    });
  });

  it('adds every resource of a new stack, and is empty for the same template', () => {
    const { resources, others } = differences(undefined, read(before));
    expect(resources.map(({ action }) => action)).toEqual(['Add', 'Add', 'Add', 'Add']);
    expect(others).toEqual([]);
    expect(differences(before, read(before))).toEqual({ resources: [], others: [] });
  });

  it('knows that a database is kept as a snapshot where nothing else is said', () => {
    const cluster = `${good('')}  Data:\n    Type: AWS::RDS::DBCluster\n`;
    expect(differences(cluster, read(good(''))).resources).toMatchObject([
      { logicalId: 'Data', policyAction: 'Snapshot' },
    ]);
  });
});
