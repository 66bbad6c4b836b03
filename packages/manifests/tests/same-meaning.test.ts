import { describe, expect, it } from '@jest/globals';
import { sameMeaning } from '../src/index.ts';

describe('sameMeaning', () => {
  it.each([
    ['comments, quotes, order of keys', 'a: x # note\nb: [1]\n', 'b:\n- 1\n"a": \'x\'\n'],
    ['line breaks, a byte order mark, empty documents', 'a: 1\n', '\ufeff---\r\na: 1\r\n---\r\n'],
    ['anchors and merge keys', 'a: &x {k: 1}\nb: *x\nc: {<<: *x, l: 2}\n', 'a: {k: 1}\nb: {k: 1}\nc: {l: 2, k: 1}\n'],
    ['blanks in front of a marker', 'tag: x # {"$imagepolicy": "a:b"}', 'tag: x   #{"$imagepolicy": "a:b"}\n'],
    ['files that are no YAML but the same', 'a: [', 'a: ['],
  ])('sees through %s', (_, a, b) => {
    expect(sameMeaning(a, b)).toBe(true);
  });

  it.each([
    ['another value', 'a: 1\n', 'a: 2\n'],
    ['a text instead of a number', 'a: 1\n', 'a: "1"\n'],
    ['a text instead of what YAML 1.1 takes for a boolean', 'a: on\n', 'a: "on"\n'],
    ['large numbers', 'a: 12345678901234567890\n', 'a: 12345678901234567891\n'],
    ['a document more', 'a: 1\n', 'a: 1\n---\na: 1\n'],
    ['a marker', 'tag: x # {"$imagepolicy": "a:b"}', 'tag: x\n'],
    ['another marker', 'tag: x # {"$imagepolicy": "a:b"}', 'tag: x # {"$imagepolicy": "a:c"}'],
    ['a marker at another place', 'a: x # {"$imagepolicy": "a:b"}\nb: x', 'a: x\nb: x # {"$imagepolicy": "a:b"}'],
    ['files that are no YAML', 'a: [', 'a: [ '],
  ])('sees %s', (_, a, b) => {
    expect(sameMeaning(a, b)).toBe(false);
  });
});
