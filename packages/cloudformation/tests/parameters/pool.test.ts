import { describe, expect, it } from '@jest/globals';
import { faultLine } from '@iac/action-kit/errors';
import { readPool } from '../../src/parameters/pool.ts';

const pooled = (text: string, file = 'parameters') => {
  const { pool, faults } = readPool([{ file, text }]);
  return {
    values: Object.fromEntries([...pool.values].map(([key, each]) => [key, each.text])),
    scoped: Object.fromEntries(
      [...pool.scoped].map(([name, { values }]) => [
        name,
        Object.fromEntries([...values].map(([key, each]) => [key, each.text])),
      ]),
    ),
    faults: faults.map(faultLine),
  };
};

describe('readPool', () => {
  it.each([
    ['a YAML map', 'A: 012\nB: 1.10\nC: yes\nD: [1, two]\nrds: {A: 2, E: ""}'],
    ['a JSON map', '{"A": "012", "B": 1.10, "C": "yes", "D": ["1", "two"], "rds": {"A": 2, "E": ""}}'],
    [
      "CodePipeline's JSON",
      '{"Parameters": {"A": "012", "B": "1.10", "C": "yes", "D": "1,two", "rds": {"A": "2", "E": ""}}, "Tags": {}}',
    ],
    ['lines', '# all\nA=012\nB = 1.10\n'.replace(' = ', '=') + 'C="yes"\nD=1,two\r\n\nrds.A=2\nexport rds.E=\'\''],
  ])('reads %s, each value as it was written', (_, text) => {
    expect(pooled(text)).toEqual({
      values: { A: '012', B: '1.10', C: 'yes', D: '1,two' },
      scoped: { rds: { A: '2', E: '' } },
      faults: [],
    });
  });

  it('reads the list of the AWS CLI, without what keeps its previous value', () => {
    const list = [
      { ParameterKey: 'A', ParameterValue: '1' },
      { ParameterKey: 'B', UsePreviousValue: true },
    ];
    expect(pooled(JSON.stringify(list))).toEqual({ values: { A: '1' }, scoped: {}, faults: [] });
  });

  it('keeps = and commas of a value', () => {
    expect(pooled('A=b=c,d\nB=x').values).toEqual({ A: 'b=c,d', B: 'x' });
  });

  it('lets a later text win over an earlier one', () => {
    const { pool } = readPool([
      { file: 'all.yaml', text: 'A: 1\nB: 1' },
      { file: 'staging.yaml', text: 'B: 2' },
    ]);
    expect(pool.values.get('A')?.text).toBe('1');
    expect(pool.values.get('B')).toMatchObject({ text: '2', at: { file: 'staging.yaml', line: 1 } });
  });

  it('names every fault with its line', () => {
    expect(pooled('A:\nB: !Ref C\nC: [{D: 1}]\nD: ["a,b"]\nA: 1').faults).toEqual([
      'parameters:5: A is here twice: it stands on line 1 too. Keep one of them.',
      'parameters:2: B is a function. Write its value, or ${template.Output}.',
      "parameters:3: C is no value and no list of values. Write one; '' is the empty text.",
      'parameters:4: An item of D has a comma in it. CloudFormation would make two of it.',
    ]);
    expect(pooled('A=1\nB: 2').faults).toEqual([
      'parameters:2: This line is not `Key=value`. Write all lines so, or YAML.',
    ]);
    expect(pooled('text').faults).toHaveLength(1);
  });

  it('is empty for an empty text', () => {
    expect(pooled('\n# nothing\n')).toEqual({ values: {}, scoped: {}, faults: [] });
  });
});
