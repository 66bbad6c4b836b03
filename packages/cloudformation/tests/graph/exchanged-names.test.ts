import { describe, expect, it } from '@jest/globals';
import { exportsOf, importsOf, type ExchangedName } from '../../src/graph/exchanged-names.ts';
import type { StackValues } from '../../src/graph/stack-values.ts';
import { read } from '../template/templates.ts';

const values: StackValues = {
  parameters: new Map([
    ['Environment', 'staging'],
    ['Zones', 'a, b'],
  ]),
  stackName: 'biomage-net-staging',
  region: 'eu-west-1',
  accountId: '123456789012',
};

const head = `
Parameters:
  Environment: {Type: String}
  Zones: {Type: CommaDelimitedList}
  Later: {Type: String}
  Stored: {Type: "AWS::SSM::Parameter::Value<String>"}
Conditions:
  IsProduction: !Equals [!Ref Environment, production]
  IsStaging: !And [!Not [!Condition IsProduction], !Or [!Condition IsProduction, !Equals [staging, !Ref Environment]]]
  IsLate: !Equals [!Ref Later, x]
Mappings:
  Names: {staging: {net: network}}
`;

const said = (name: ExchangedName) => (name.known ? name.name : `? ${name.why}`);

function exported(name: string): string[] {
  const text = `${head}Resources:\n  Thing: {Type: Custom::Thing}\nOutputs:\n  A:\n    Value: a\n    Export:\n      Name: ${name}\n`;
  return exportsOf(read(text), values).map(said);
}

function imported(properties: string): string[] {
  return importsOf(
    read(`${head}Resources:\n  Thing:\n    Type: Custom::Thing\n    Properties: ${properties}\n`),
    values,
  ).map(said);
}

describe('exportsOf', () => {
  it.each([
    ['plain', 'plain'],
    [
      '!Sub "${Environment}-${AWS::Region}-${AWS::AccountId}-${AWS::Partition}-${!Kept}"',
      'staging-eu-west-1-123456789012-aws-${Kept}',
    ],
    ['!Sub ["${A}-${Environment}", {A: !Join ["/", [x, !Ref Environment]]}]', 'x/staging-staging'],
    ['!If [IsStaging, here, there]', 'here'],
    ['!FindInMap [Names, !Ref Environment, net]', 'network'],
    ['!Select [1, !Ref Zones]', 'b'],
    ['!Select ["0", !Split ["-", !Ref AWS::StackName]]', 'biomage'],
    ['!Join ["", [a, !If [IsProduction, b, !Ref AWS::NoValue], c]]', 'ac'],
    ['!Join [",", !Ref Zones]', 'a,b'],
    ['!Sub "x-${Later}"', '? the value of the parameter Later is not known yet'],
    ['!Ref Stored', '? the parameter Stored is looked up in Systems Manager'],
    ['!If [IsLate, a, b]', '? the condition IsLate is not known yet'],
    ['!Sub "x-${AWS::StackId}"', '? AWS::StackId is not known here'],
    ['!Join ["-", !GetAZs ""]', '? Fn::GetAZs is known only when it is deployed'],
  ])('computes %s', (name, expected) => {
    expect(exported(name)).toEqual([expected]);
  });

  it('leaves out what a false condition leaves out, and keeps what an unknown one may bring', () => {
    const output = (condition: string) =>
      `  ${condition}: {Condition: ${condition}, Value: a, Export: {Name: ${condition}}}\n`;
    const text = `${head}Resources:\n  Thing: {Type: Custom::Thing}\nOutputs:\n${['IsProduction', 'IsStaging', 'IsLate'].map(output).join('')}`;
    expect(exportsOf(read(text), values).map(said)).toEqual(['IsStaging', 'IsLate']);
  });
});

describe('importsOf', () => {
  it('finds imports at any depth, each with its place', () => {
    const text = `${head}Resources:\n  Thing:\n    Type: Custom::Thing\n    Properties:\n      A: [{B: !Sub ["\${X}", {X: !ImportValue deep}]}]\nOutputs:\n  O: {Value: !ImportValue out}\n`;
    const found = importsOf(read(text), values);
    expect(found.map(said)).toEqual(['deep', 'out']);
    expect(found.map(({ at }) => at.line)).toEqual([17, 19]);
  });

  it('takes the branch that a condition takes, and both where that is not known', () => {
    expect(imported('{A: !If [IsProduction, !ImportValue a, !ImportValue b]}')).toEqual(['b']);
    expect(imported('{A: !If [IsLate, !ImportValue a, !ImportValue b]}')).toEqual(['a', 'b']);
  });

  it('leaves out a resource whose condition is false', () => {
    expect(imported('{A: !ImportValue a}\n    Condition: IsProduction')).toEqual([]);
    expect(imported('{A: !ImportValue a}\n    Condition: IsStaging')).toEqual(['a']);
  });
});
