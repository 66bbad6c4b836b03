import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonFault } from '../../src/inputs/json-fault.ts';

describe('the place where a text ceases to be JSON', () => {
  it.each([
    ['', [1, 1], ''],
    ['  \n ', [2, 2], ''],
    ['{"a": [1,\n 2', [2, 3], ''],
    ['{"a":\n  x}', [2, 3], 'x'],
    ['{\n  "a": [,]\n}', [2, 9], ','],
    ['{\n"a": 1,\n}', [3, 1], '}'],
    ['[1,]', [1, 4], ']'],
    ['{"a" 1}', [1, 6], '1'],
    ['{"a": 1 "b": 2}', [1, 9], '"'],
    ['{a: 1}', [1, 2], 'a'],
    ['[1}', [1, 3], '}'],
    ['{"a": 01}', [1, 7], '01'],
    ['{"a": tru}', [1, 7], 'tru'],
    ['["a\nb"]', [1, 2], '"'],
    ["{'a': 1}", [1, 2], "'"],
    ['{} x', [1, 4], 'x'],
    ['[1] // done', [1, 5], '/'],
    ['"\\x"', [1, 1], '"'],
  ])('of %j is line and column %j', (text, [line, column], found) => {
    expect(jsonFault(text)).toEqual({ line, column, found });
  });

  it('is the end of all JSON that is cut short', () => {
    const texts = fc.json().filter((text) => /^[[{]/.test(text));
    fc.assert(
      fc.property(texts, (text) => {
        expect(jsonFault(text.slice(0, -1))).toMatchObject({ found: '', line: text.split('\n').length });
      }),
    );
  });

  it('is what follows, where all the JSON before it is whole', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(jsonFault(`${text}\n!`)).toMatchObject({ found: '!', column: 1 });
      }),
    );
  });
});
