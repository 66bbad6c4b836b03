import { describe, expect, it } from '@jest/globals';
import { parseImagePolicy } from '../src/index.ts';

const rule = { pattern: '^(?P<n>[0-9]+)$', extract: '$n', order: 'numerical', direction: 'asc' };
const text = "pattern: '^(?P<n>[0-9]+)$'\nextract: $n\nnumerical: asc\n";

describe('parseImagePolicy', () => {
  it('reads none, one rule, and rules by alias', () => {
    expect(parseImagePolicy('none')).toEqual({ policies: 'none' });
    expect(parseImagePolicy(text)).toEqual({ policies: rule });
    const byAlias = `r: none\npython:\n${text.replace(/^/gm, '  ').trimEnd()}`;
    expect(parseImagePolicy(byAlias)).toEqual({
      policies: new Map<string, unknown>([
        ['r', 'none'],
        ['python', rule],
      ]),
    });
    expect(parseImagePolicy("{pattern: '^(.*)$', extract: '$1', semver: '>=1.0.0'}")).toEqual({
      policies: { pattern: '^(.*)$', extract: '$1', order: 'semver', range: '>=1.0.0' },
    });
  });

  it.each([
    ['[', 'This is not valid YAML'],
    ['always', 'write `none`'],
    ['{}', 'write `none`'],
    ['', 'write `none`'],
    ['pattern: x', 'write `none`'],
    [text.replace('asc', 'up'), 'write `none`'],
    [`${text}semver: '*'`, 'write `none`'],
    ['r: always', 'r: write `none`'],
    [text.replace('[0-9]', '[0-9'), 'is no regular expression'],
    [text.replace('[0-9]', '(?=x)'), 'looks ahead'],
    [text.replace('$n', '$m'), 'extract names $m'],
  ])('refuses %j and says why', (input, problem) => {
    expect(parseImagePolicy(input)).toContain(problem);
  });
});
