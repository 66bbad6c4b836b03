import { describe, expect, it } from '@jest/globals';
import { parseCommand } from '../../src/runner/command.ts';

const parse = (line: string) => {
  const command = parseCommand(line, (name) => ['error', 'debug', 'set-output'].includes(name));
  return command && { name: command.name, properties: Object.fromEntries(command.properties), data: command.data };
};

describe('a workflow command', () => {
  it('has a name, properties and data', () => {
    expect(parse('::error file=a.ts,line=3,title=No::no such thing')).toEqual({
      name: 'error',
      properties: { file: 'a.ts', line: '3', title: 'No' },
      data: 'no such thing',
    });
  });

  it('is unescaped, %25 last', () => {
    expect(parse('::error title=a%3Ab%2Cc%250A,file=x%0Dy::100%25%0Adone %253A %3A')).toEqual({
      name: 'error',
      properties: { title: 'a:b,c%0A', file: 'x\ry' },
      data: '100%\ndone %3A %3A',
    });
  });

  it('may be indented, and keeps the blanks of its data', () => {
    expect(parse(' \t::debug::  two  ')?.data).toBe('  two  ');
  });

  it('keeps equals signs in a value and drops pairs without key or value', () => {
    expect(parse('::set-output name=a=b=c,=x,y=,,z::')?.properties).toEqual({ name: 'a=b=c' });
  });

  it('may hold :: in its data', () => {
    expect(parse('::debug::a::b')?.data).toBe('a::b');
  });

  it.each(['::nothing::x', '::error', 'text ::error::x', ':error::x', '', '::ERROR'])('is not found in %j', (line) => {
    expect(parse(line)).toBeUndefined();
  });

  it('is also read in its old form, anywhere in a line', () => {
    expect(parse('at last ##[error file=a;line=2]it is 5%5D%3B')).toEqual({
      name: 'error',
      properties: { file: 'a', line: '2' },
      data: 'it is 5];',
    });
  });
});
