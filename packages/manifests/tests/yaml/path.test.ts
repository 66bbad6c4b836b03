import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatPath, parsePath } from '../../src/yaml/path.ts';

describe('a path', () => {
  it.each([
    ['spec.values.a', ['spec', 'values', 'a']],
    ['hosts[0].name', ['hosts', 0, 'name']],
    ['[2][10]', [2, 10]],
    ['metadata.annotations."example.org/a.b"', ['metadata', 'annotations', 'example.org/a.b']],
    ['a.0', ['a', '0']],
    ['"say \\"hi\\""', ['say "hi"']],
  ])('reads %s', (text, path) => {
    expect(parsePath(text)).toEqual(path);
  });

  it.each(['', '.', 'a.', 'a..b', 'a[', 'a[x]', 'a[-1]', 'a[01]', 'a b', '"a', 'a"b"', '[0]a'])(
    'refuses %s',
    (text) => {
      expect(parsePath(text)).toBeUndefined();
    },
  );

  it('reads what it writes, whatever the keys', () => {
    const step = fc.oneof(fc.string({ minLength: 1 }), fc.nat({ max: 999 }));
    fc.assert(
      fc.property(fc.array(step, { minLength: 1 }), (path) => {
        expect(parsePath(formatPath(path))).toEqual(path);
      }),
    );
  });
});
