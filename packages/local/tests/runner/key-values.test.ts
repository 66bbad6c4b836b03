import { describe, expect, it } from '@jest/globals';
import { parseKeyValues } from '../../src/runner/key-values.ts';

const parse = (text: string) => Object.fromEntries(parseKeyValues(text));

describe('a file of names and values', () => {
  it('takes one pair a line and skips empty lines', () => {
    expect(parse('a=1\n\nb=x=y\nc=')).toEqual({ a: '1', b: 'x=y', c: '' });
  });

  it('takes values of several lines between delimiters', () => {
    expect(parse('a<<EOF\none\n\ntwo=2\nEOF\nb<<E=F\nE=F\nc<<X\n\nX\n')).toEqual({ a: 'one\n\ntwo=2', b: '', c: '' });
  });

  it('takes a last delimiter without a line feed', () => {
    expect(parse('a<<EOF\none\nEOF')).toEqual({ a: 'one' });
  });

  it('reads << behind an equals sign as text', () => {
    expect(parse('a=1<<2')).toEqual({ a: '1<<2' });
  });

  it('keeps carriage returns, as Linux runners do', () => {
    expect(parse('a=1\r\nb<<EOF\nx\r\nEOF\n')).toEqual({ a: '1\r', b: 'x\r' });
  });

  it.each([
    ['nonsense', "Invalid format 'nonsense'"],
    ['<<EOF\nx\nEOF', "Invalid format '<<EOF'. Name must not be empty and delimiter must not be empty"],
    ['a<<\nx', "Invalid format 'a<<'. Name must not be empty and delimiter must not be empty"],
    ['a<<EOF\nx\n', "Invalid value. Matching delimiter not found 'EOF'"],
    ['a<<EOF\nx', 'Invalid value. EOF marker missing new line.'],
  ])('refuses %j in the words of the runner', (text, message) => {
    expect(() => parse(text)).toThrow(message);
  });

  it('gives the pairs before a wrong line', () => {
    const pairs = parseKeyValues('a=1\nwrong\nb=2');
    expect(pairs.next().value).toEqual(['a', '1']);
    expect(() => pairs.next()).toThrow('Invalid format');
  });
});
