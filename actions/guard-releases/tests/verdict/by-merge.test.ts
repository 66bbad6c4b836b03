import { describe, expect, it } from '@jest/globals';
import type { Violation } from '../../src/contract.ts';
import { rulesOf } from '../../src/verdict/rules.ts';
import { verdictOf } from '../../src/verdict/verdict.ts';
import { inputs } from '../occasion.ts';

const at = (path: string): Violation => ({ path, change: 'modified', mode: '100644', why: 'is a release' });
const found = (...paths: string[]) => ({ violations: paths.map(at), allowed: false });

const verdict = (branch: string[], merge: string[]) =>
  verdictOf([{ number: 12, baseRef: 'main', branch: found(...branch), merge: found(...merge), conflict: false }], {
    rules: rulesOf(inputs()),
    mergeBase: 'd'.repeat(40),
    trust: undefined,
  });

describe('a rejection', () => {
  it('says that the base has to be merged first where only the merge shows a change', () => {
    expect(verdict([], ['releases/a']).byMerge).toBe(true);
    expect(verdict(['releases/b'], ['releases/a', 'releases/b']).byMerge).toBe(true);
  });

  it('does not say so where the branch shows them all', () => {
    expect(verdict(['releases/a'], ['releases/a']).byMerge).toBeUndefined();
  });
});
