import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { shellWord } from '../../src/report/shell-word.ts';

const names = [
  'releases/staging/api.yaml',
  'with blank',
  "o'clock",
  '$(touch /tmp/x)`id`${HOME}',
  'a\nb',
  'a\tb\\n',
  '!!',
  '-rf',
  '~root',
  '*?[a]',
  '\u202e日本🚀',
  '\u0001f',
  '#comment',
  ';&|<>()',
  '"',
  '',
];

describe('a word of bash', () => {
  it('is read back by bash as the name that it stands for, byte for byte, whatever is in it', () => {
    const script = names.map((name) => `printf '%s\\0' ${shellWord(name)}`).join('\n');
    const said = execFileSync('bash', ['--noprofile', '--norc'], { input: script, env: { LC_ALL: 'C' } });
    expect(said.toString().split('\0').slice(0, -1)).toEqual(names);
  });

  it('stays on one line and shows only ASCII', () => {
    for (const name of names) expect(shellWord(name)).toMatch(/^[\x20-\x7e]+$/);
  });

  it('leaves a plain path as it is', () => {
    expect(shellWord('releases/staging/api-2_x.yaml')).toBe('releases/staging/api-2_x.yaml');
  });
});
