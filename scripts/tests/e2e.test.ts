import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { claimsIn } from '../e2e/claims.ts';
import LongestFirst from '../e2e/longest-first.ts';
import { report } from '../e2e/report.ts';
import { root } from '../tree/root.ts';

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
    const [act, both] = ['act', 'act helm'].map((names) => `confirmed by x (not built: npm run tools -- ${names})`);
    const { text, complete } = report(
      claimsIn(results([String(act), 'a job passes', 'pending'], [String(both), 'both', 'pending'])),
    );
    expect(text).toMatch(/not run +1.5 s {2}a job passes/);
    expect(text).toMatch(/0 claims confirmed, 0 not, 2 could not run\nTo run them: npm run tools -- act helm$/);
    expect(complete).toBe(false);
  });

  it('says what is about material that is not here, and is complete without it', () => {
    const elsewhere = 'of real releases (not here: ../shared/corpus)';
    const { text, complete } = report(
      claimsIn(
        results(['confirmed by helm 4.2.4', 'it renders', 'passed'], ['confirmed by helm 4.2.4', elsewhere, 'pending']),
      ),
    );
    expect(text).toContain(`not run      1.5 s  ${elsewhere}`);
    expect(complete).toBe(true);
  });

  it('is not complete when there was no test at all', () => {
    expect(report(claimsIn(results())).complete).toBe(false);
  });
});

describe('the table of what real programs confirm', () => {
  it('has a row in docs/architecture.md for each end-to-end test, and no other', () => {
    const text =
      readFileSync(join(root, 'docs/architecture.md'), 'utf8').split('## What real programs confirm')[1] ?? '';
    const listed = [...text.matchAll(/`([\w/-]+\.test\.ts)`/g)].map(([, file]) => file);
    expect(listed.sort()).toEqual(globSync('**/*.test.ts', { cwd: join(root, 'tests/e2e') }).sort());
  });
});

describe('the order of the end-to-end tests', () => {
  it('begins with those that take longest, which are there', () => {
    const files = globSync('**/*.test.ts', { cwd: join(root, 'tests/e2e') });
    const sorted = new LongestFirst().sort(files.map((file) => ({ path: `/iac/tests/e2e/${file}` })));
    expect(sorted.slice(0, 7).map(({ path }) => path.replace('/iac/tests/e2e/', ''))).toEqual([
      ...['flux.test.ts', 'aws-models.test.ts', 'moto-deploy-cf.test.ts', 'act-deploy-cf.test.ts'],
      ...['charts/nodejs-cluster.test.ts', 'charts/nodejs-values.test.ts', 'flux-images.test.ts'],
    ]);
    expect(sorted).toHaveLength(files.length);
  });
});
