import { describe, expect, it } from '@jest/globals';
import { claimsIn } from '../e2e/claims.ts';
import { report } from '../e2e/report.ts';

const results = (...tests: readonly [part: string, title: string, status: string][]): string =>
  JSON.stringify({
    testResults: [
      {
        assertionResults: tests.map(([part, title, status]) => ({
          ancestorTitles: [part],
          title,
          status,
          duration: 1500,
        })),
      },
    ],
  });

describe('the report of the end-to-end tests', () => {
  it('lists each claim below the programs that confirmed it', () => {
    const claims = claimsIn(
      results(
        ['confirmed by helm 4.2.4', 'the chart renders', 'passed'],
        ['confirmed by act 0.2.87', 'a job passes', 'failed'],
        ['confirmed by helm 4.2.4', 'an old value is refused', 'passed'],
      ),
    );
    expect(report(claims)).toEqual({
      complete: true,
      text: [
        '\nconfirmed by helm 4.2.4',
        '  confirmed    1.5 s  the chart renders',
        '  confirmed    1.5 s  an old value is refused',
        '\nconfirmed by act 0.2.87',
        '  FAILED       1.5 s  a job passes',
        '\n2 claims confirmed, 1 not, 0 could not run',
      ].join('\n'),
    });
  });

  it('says what could not run and how to make it run, and is not complete then', () => {
    const missing = 'confirmed by act (not built: npm run tools -- act)';
    const { text, complete } = report(claimsIn(results([missing, 'a job passes', 'pending'])));
    expect(text).toMatch(/not run +1.5 s {2}a job passes/);
    expect(text).toMatch(/0 claims confirmed, 0 not, 1 could not run\n {2}to run them: npm run tools -- act$/);
    expect(complete).toBe(false);
  });

  it('is not complete when there was no test at all', () => {
    expect(report(claimsIn(results())).complete).toBe(false);
  });
});
