import { describe, expect, it } from '@jest/globals';
import { readPolicy } from '../../src/inputs/policy.ts';

const kind = { input: 'repository-policy', longest: 20, faultsOf: () => [] };
const read = (text: string, content?: string) => readPolicy(kind, text, () => content);

describe('the input of a policy', () => {
  it('may be empty: no policy is asked for', () => {
    expect(read('')).toEqual({ faults: [] });
  });

  it('may be the JSON itself', () => {
    expect(read('{"a": 1}')).toEqual({ policy: { a: 1 }, faults: [] });
  });

  it('may name a file', () => {
    expect(read('ecr/a.json', '{"a": 1}')).toEqual({ policy: { a: 1 }, faults: [] });
  });

  it('is at fault if there is no such file', () => {
    expect(read('a.json').faults).toMatchObject([{ message: expect.stringContaining('there is no file "a.json"') }]);
  });

  it('points at the place where its file ceases to be JSON', () => {
    expect(read('a.json', '{\n  "a": x1\n}').faults).toEqual([
      {
        input: 'repository-policy',
        message: 'not JSON: unexpected x1 at line 2, column 8',
        at: { file: 'a.json', line: 2, column: 8 },
      },
    ]);
    expect(read('a.json', '{').faults).toMatchObject([{ message: 'not JSON: it ends too early, at line 1, column 2' }]);
  });

  it('has no place if it is not from a file', () => {
    expect(read('{').faults[0]).not.toHaveProperty('at');
  });

  it("may not be longer than ECR's limit, blanks not counted", () => {
    expect(read(`{"a":  "${'x'.repeat(12)}"}`).faults).toEqual([]);
    expect(read(`{"a":"${'x'.repeat(13)}"}`).faults).toMatchObject([
      { message: 'the policy has 21 characters; ECR takes 20' },
    ]);
  });

  it('names its file for faults of meaning too', () => {
    const odd = { ...kind, faultsOf: () => ['no rules', 'no sense'] };
    expect(readPolicy(odd, 'a.json', () => '{}').faults).toEqual([
      { input: 'repository-policy', message: 'no rules', at: { file: 'a.json' } },
      { input: 'repository-policy', message: 'no sense', at: { file: 'a.json' } },
    ]);
  });

  it('may not give a key twice: the first value would be lost without a word', () => {
    expect(read('a.json', '{\n  "a": 1,\n  "\\u0061": 2\n}').faults).toEqual([
      {
        input: 'repository-policy',
        message: 'the key "a" is given twice in one object; keep one (line 3, column 3)',
        at: { file: 'a.json', line: 3, column: 3 },
      },
    ]);
    expect(read('{"a":[{"a":"\\"a"},{"a":1}]}').faults).not.toMatchObject([
      { message: expect.stringContaining('twice') },
    ]);
  });
});
