import { describe, expect, it } from '@jest/globals';
import { parseArguments } from '../src/arguments.ts';

describe('the command line', () => {
  it('starts the tour of the sample', () => {
    expect(parseArguments(['tour'])).toEqual({ kind: 'tour', service: undefined });
  });

  it('starts the tour of a service', () => {
    expect(parseArguments(['tour', '--service', '../api'])).toEqual({ kind: 'tour', service: '../api' });
  });

  it.each([[[]], [['--help']], [['tour', '-h']]])('explains itself: %j', (args) => {
    expect(parseArguments(args)).toEqual({ kind: 'help' });
  });

  it.each([[['fly']], [['tour', 'twice']], [['tour', '--fast']], [['tour', '--service']], [['tour', '--service=']]])(
    'refuses %j and shows how it is used',
    (args) => {
      expect(() => parseArguments(args)).toThrow(/Usage: iac tour/);
    },
  );
});
