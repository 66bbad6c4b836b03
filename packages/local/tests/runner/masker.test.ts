import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Masker } from '../../src/runner/masker.ts';

const masked = (secret: string, text: string): string => {
  const masker = new Masker();
  masker.addMask(secret);
  return masker.mask(text);
};

describe('masks', () => {
  it('replace every occurrence', () => {
    expect(masked('hunter2', 'hunter2, then hunter2 again')).toBe('***, then *** again');
  });

  it('cover each line of a secret of several lines', () => {
    expect(masked('-----BEGIN\nabc\r\ndef', 'abc and def, but not abd')).toBe('*** and ***, but not abd');
  });

  it('show secrets that overlap or touch as one', () => {
    const masker = new Masker();
    masker.addMask('abcd');
    masker.addMask('cdef');
    masker.addMask('gh');
    expect(masker.mask('x abcdefgh y')).toBe('x *** y');
  });

  it.each([
    ['base64', Buffer.from('s3cr3t-value').toString('base64')],
    ['base64 behind a user name', Buffer.from('user:s3cr3t-value').toString('base64').slice(8)],
    ['base64 behind one letter', Buffer.from('u:s3cr3t-value').toString('base64').slice(4)],
    ['a URL', encodeURIComponent('s3cr3t-value')],
  ])('cover a secret as %s', (_form, text) => {
    expect(masked('s3cr3t-value', `[${text}]`)).toBe('[***]');
  });

  it.each([
    ['JSON', 'a"b\\c\td', 'a\\"b\\\\c\\td'],
    ['a URL', "a b!'(c)*/é", 'a%20b%21%27%28c%29%2A%2F%C3%A9'],
    ['XML', `a<b>"c"&'d'`, 'a&lt;b&gt;&quot;c&quot;&amp;&apos;d&apos;'],
    ['an argument', 'a"b', 'a\\"b'],
    ['an expression', "a'b", "a''b"],
    ['text without its quotes', '"long enough"', 'long enough'],
    ['its part before an ampersand', 'first-part&second-part', 'first-part&'],
    ['its part after an ampersand', 'first-part&second-part', 'second-part'],
  ])('cover a secret in %s', (_form, secret, text) => {
    expect(masked(secret, `[${text}]`)).toBe('[***]');
  });

  it('leave text alone that holds no secret', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-m]*$/), fc.stringMatching(/^[0-9]{4,12}$/), (text, secret) => {
        expect(masked(secret, text)).toBe(text);
      }),
    );
  });

  it('never let a secret through, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 4 }), fc.string(), (before, secret, after) => {
        expect(masked(secret, before + secret + after).replaceAll('***', '')).not.toContain(secret);
      }),
    );
  });

  it('ignore an empty secret', () => {
    expect(masked('', 'abc')).toBe('abc');
  });

  it('trim what comes from the secrets of a workflow', () => {
    const masker = new Masker();
    masker.addSecret('  token\n');
    expect(masker.mask('a token!')).toBe('a ***!');
  });
});
