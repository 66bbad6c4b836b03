import { describe, expect, it } from '@jest/globals';
import type { Trust } from '../../src/contract.ts';
import { rulesOf } from '../../src/verdict/rules.ts';
import { verdictOf, type Judged } from '../../src/verdict/verdict.ts';
import { inputs } from '../occasion.ts';

describe('trust', () => {
  const violation = { path: 'releases/x.yaml', change: 'added', mode: '100644', why: 'it may not' } as const;
  const found = { violations: [violation], allowed: false };
  const own: Judged = { number: 12, baseRef: 'main', branch: found, merge: undefined, conflict: false };
  const grounds = { rules: rulesOf(inputs()), mergeBase: undefined };
  const trusted: Trust = { kind: 'trusted', by: 'the App deployer' };

  it('lets a change of what is protected pass', () => {
    expect(verdictOf([own], { ...grounds, trust: trusted })).toMatchObject({
      outcome: 'passed',
      reason: 'trusted-actor',
      violations: [],
    });
  });

  it('does not cover another pull request with the same head', () => {
    const other = { ...own, number: 7, baseRef: 'production' };
    expect(verdictOf([own, other], { ...grounds, trust: trusted })).toMatchObject({
      outcome: 'rejected',
      violations: [{ path: violation.path }],
    });
  });

  it('does not make a conflict known', () => {
    expect(verdictOf([{ ...own, conflict: true }], { ...grounds, trust: trusted }).reason).toBe('merge-conflict');
  });

  it.each<Trust>([
    { kind: 'untrusted', why: 'dev is none of them' },
    { kind: 'not-verifiable', why: 'the token may not read teams' },
  ])('that is none is told', (trust) => {
    const verdict = verdictOf([own], { ...grounds, trust });
    expect(verdict.outcome).toBe('rejected');
    expect(verdict.headline).toContain(trust.kind === 'trusted' ? '' : trust.why);
  });
});
