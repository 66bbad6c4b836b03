import { describe, expect, it } from '@jest/globals';
import { marked } from 'marked';
import { plain } from '../../src/report/plain.ts';

describe('plain text in a cell of a table', () => {
  it.each([
    'IMMUTABLE_WITH_EXCLUSION (*-dev*, _x_, __y__)',
    '~~gone~~ **bold** `code` [link](/x) ![image](x) <b>tag</b> &lt; \\| a \\* b',
    'one | two',
  ])('is shown as it is: %s', async (text) => {
    const html = await marked(`| a | b |\n|---|---|\n| ${plain(text)} | end |\n`);
    const [first = '', second] = [...html.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell = '']) => cell);
    expect(first).not.toContain('<');
    expect(decoded(first)).toBe(text);
    expect(second).toBe('end');
  });

  it('keeps names readable in the raw text', () => {
    expect(plain('image-tag-mutability: MUTABLE_WITH_EXCLUSION')).toBe('image-tag-mutability: MUTABLE_WITH_EXCLUSION');
  });

  it('keeps its line breaks within the cell', () => {
    expect(plain('a\nb\r\nc')).toBe('a<br>b<br>c');
  });
});

function decoded(html: string): string {
  return html
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
