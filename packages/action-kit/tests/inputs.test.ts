import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { UserError } from '../src/errors.ts';
import { duration, flag, lines, optional, pairs } from '../src/fields.ts';
import { parseBy, readInputs } from '../src/inputs.ts';

const schema = z.object({
  names: lines,
  tags: pairs,
  'scan-on-push': optional(flag),
  deadline: duration,
});
const good = { names: 'a\n\n # no\n b ', tags: 'k=v=w', 'scan-on-push': '', deadline: '90s' };

function faultsOf(raw: Record<string, string>): string[] {
  try {
    parseBy(schema, raw);
  } catch (error) {
    if (error instanceof UserError) return error.faults.map(({ problem }) => problem);
    throw error;
  }
  return [];
}

describe('readInputs', () => {
  it("reads INPUT_* by the names of action.yml, as GitHub's runner writes them", () => {
    expect(readInputs({ 'INPUT_SCAN-ON-PUSH': ' true ', INPUT_MY_NAME: 'x', PATH: '/bin' })).toEqual({
      'scan-on-push': 'true',
      my_name: 'x',
    });
  });
});

describe('parseBy', () => {
  it('turns text into typed values', () => {
    expect(parseBy(schema, good)).toEqual({
      names: ['a', 'b'],
      tags: new Map([['k', 'v=w']]),
      'scan-on-push': undefined,
      deadline: 90_000,
    });
  });

  it('reads an input that nobody passed as empty', () => {
    expect(parseBy(z.object({ names: lines }), {})).toEqual({ names: [] });
  });

  it('lists every fault with the name of its input', () => {
    expect(faultsOf({ names: '', tags: 'novalue\nk=1\nk=2', 'scan-on-push': 'yes', deadline: '5 minutes' })).toEqual([
      'tags: "novalue" is not of the form key=value; write one a line',
      'tags: "k" is given twice; keep one',
      'scan-on-push: write true or false',
      'deadline: write a duration such as 90s, 10m or 1h',
    ]);
  });

  it('lists what no schema can see beside its own faults, each at its place', () => {
    const further = [{ input: 'policy', message: 'no such file', at: { file: 'policy.json', line: 3 } }];
    expect(() => parseBy(schema, { ...good, deadline: 'x' }, further)).toThrow(
      '2 inputs are wrong. Correct what is named here under `with:` of the step.\n' +
        '- deadline: write a duration such as 90s, 10m or 1h\n' +
        '- policy.json:3: policy: no such file',
    );
  });

  it.each(['597h', '999999h'])('refuses a deadline of %s, at which a timer would fire at once', (deadline) => {
    expect(faultsOf({ ...good, deadline })).toEqual(['deadline: write a shorter one, of 24 days at most']);
  });

  it.each(['true', 'True', 'TRUE'])('takes %s as true, as the YAML core schema does', (text) => {
    expect(parseBy(schema, { ...good, 'scan-on-push': text })['scan-on-push']).toBe(true);
  });

  it.each([
    ['45s', 45_000],
    ['10m', 600_000],
    ['1h', 3_600_000],
  ])('takes a deadline of %s', (text, milliseconds) => {
    expect(parseBy(schema, { ...good, deadline: text }).deadline).toBe(milliseconds);
  });
});
