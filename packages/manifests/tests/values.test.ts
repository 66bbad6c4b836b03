import { describe, expect, it } from '@jest/globals';
import { parseValues } from '../src/index.ts';

describe('parseValues', () => {
  it('reads a YAML map, and nothing as an empty one', () => {
    expect(parseValues('a: {b: 1}\nc: "01"\n')).toEqual({ a: { b: 1 }, c: '01' });
    expect(parseValues('')).toEqual({});
    expect(parseValues('# none yet')).toEqual({});
  });

  it.each([
    ['- a', 'write a YAML map'],
    ['a', 'write a YAML map'],
    ['a: 1\na: 2', 'line 2: This is not valid YAML: Map keys must be unique.'],
    ['a: 1\n---\nb: 2', 'write one YAML document'],
    ['a: *b', 'line 1: There is no &b'],
  ])('refuses %j', (text, problem) => {
    expect(parseValues(text)).toContain(problem);
  });
});
