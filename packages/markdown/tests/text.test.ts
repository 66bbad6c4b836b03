import { describe, expect, it } from '@jest/globals';
import { marked } from 'marked';
import { code, codeCell, fenced, prose, visible } from '../src/text.ts';

const hostile = [
  'a|b',
  'a\\|b',
  '`whoami`',
  '``` \n::error::x',
  '<img src=x onerror=alert(1)>',
  '@biomage/admins #1 https://evil.example',
  '*bold* _em_ [link](http://evil.example) ![i](x)',
  ' leading',
  'trailing ',
  '`',
  'a\r\n| b |',
  '&lt;script&gt;',
  '-->',
  '$x^2$',
];

const cellsOf = (cell: string) => {
  const html = marked.parse(`| A | B |\n|---|---|\n| ${cell} | end |\n`, { async: false });
  return [...html.matchAll(/<td>(.*?)<\/td>/gs)].map(([, inner = '']) => inner);
};
const textOf = (html: string) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('a name in a table', () => {
  it.each(hostile)('is shown as it is, in one cell, with nothing in it taken for Markdown: %j', (name) => {
    const [cell = '', ...others] = cellsOf(codeCell(name));
    expect(others).toEqual(['end']);
    const [, inner = ''] = /^<code>([^<]*)<\/code>$/.exec(cell) ?? [];
    expect(textOf(inner).trim()).toBe(visible(name).trim());
  });
});

describe('a sentence', () => {
  it.each(hostile)('becomes neither HTML nor a link nor a mention: %j', (text) => {
    const html = marked.parse(prose(text), { async: false });
    expect(html).toMatch(/^<p>[^<]*<\/p>\n$/);
    expect(html).not.toMatch(/@\w|#\d|:\/\//);
  });

  it.each([...hostile, 'only *.md may change'])('reads as it was written: %j', (text) => {
    const html = marked.parse(prose(text), { async: false }).replace(/^<p>|<\/p>\n$/g, '');
    const decoded = html.replace(/&#(\d+);/g, (_, digits: string) => String.fromCharCode(Number(digits)));
    expect(textOf(decoded).replaceAll('\u200b', '').trim()).toBe(visible(text).trim());
  });

  it('leaves our own words as they are', () => {
    expect(prose("releases/staging/api.yaml isn't one of 3 files, is it?")).toBe(
      "releases/staging/api.yaml isn't one of 3 files, is it?",
    );
  });
});

describe('what cannot be seen', () => {
  it('is written as an escape, so that two names never look the same', () => {
    expect(visible('a\u202eb')).toBe('a\\u{202e}b');
    expect(visible('re\u200dleases')).toBe('re\\u{200d}leases');
    expect(visible('a\nb\tc\u0000')).toBe('a\\nb\\tc\\u{0}');
    expect(visible('a\\nb')).toBe('a\\\\nb');
    expect(visible('\u3164\u00a0')).toBe('\\u{3164}\\u{a0}');
    expect(visible('\ud83d')).toBe('\\u{d83d}');
    expect(visible('é 日本 🚀')).toBe('é 日本 🚀');
  });

  it('is cut in the middle where a name is endless', () => {
    expect(code('a'.repeat(5_000)).length).toBeLessThan(170);
    expect(code(`${'a'.repeat(5_000)}.yaml`)).toContain('….yaml'.slice(1));
  });
});

describe('a code block', () => {
  it('has a fence that nothing in it can end', () => {
    expect(fenced('bash', ['echo ```', '````'])).toBe('`````bash\necho ```\n````\n`````');
  });
});
