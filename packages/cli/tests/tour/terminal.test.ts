import { describe, expect, it } from '@jest/globals';
import { Terminal } from '../../src/tour/terminal.ts';

function shown(tell: (terminal: Terminal) => void, colours = false): string[] {
  const lines: string[] = [];
  tell(new Terminal((line) => lines.push(line), { colours }));
  return lines;
}

describe('the terminal', () => {
  it('shows groups indented, and annotations by their level', () => {
    const log = ['##[group]Run x', 'with:', '##[endgroup]', 'plain', '##[error]no', '##[warning]hm', '##[notice]so'];
    expect(shown((terminal) => log.forEach((line) => terminal.log(line)))).toEqual([
      '  │ ▾ Run x',
      '  │   with:',
      '  │ plain',
      '  │ Error: no',
      '  │ Warning: hm',
      '  │ Notice: so',
    ]);
  });

  it('keeps lines of several lines beside each other', () => {
    expect(shown((terminal) => terminal.log('##[error]one\ntwo'))).toEqual(['  │ Error: one', '  │ two']);
  });

  it('cuts a long summary and says by how much', () => {
    const lines = shown((terminal) => terminal.summary(Array.from({ length: 20 }, (_, at) => `line ${at}`).join('\n')));
    expect(lines).toContain('  │ line 11');
    expect(lines.at(-1)).toBe('  │ … 8 more lines on the page');
  });

  it('marks what holds and what does not', () => {
    const lines = shown((terminal) => {
      terminal.claim({ text: 'good', holds: true });
      terminal.claim({ text: 'bad', holds: false });
    });
    expect(lines).toEqual(['  ✓ good', '  ✗ bad']);
  });

  it('keeps what happens meanwhile until it is its turn, and says the rest at once', () => {
    const lines = shown((terminal) => {
      const { terminal: meanwhile, release } = terminal.held();
      meanwhile.text('first');
      terminal.text('before');
      release();
      meanwhile.text('second');
    });
    expect(lines).toEqual(['  before', '  first', '  second']);
  });

  it('uses colours only where they are seen', () => {
    expect(shown((terminal) => terminal.log('##[error]no'), true).join('')).toContain('\u001b[31m');
    expect(shown((terminal) => terminal.log('##[error]no')).join('')).not.toContain('\u001b');
  });
});
