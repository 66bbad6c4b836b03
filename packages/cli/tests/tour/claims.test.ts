import { describe, expect, it } from '@jest/globals';
import type { StepOutcome } from '@iac/local/runner';
import { guardClaims, idleClaims, imageClaims, readBackClaims, releaseClaims } from '../../src/tour/claims.ts';
import type { Claim, JobRun } from '../../src/tour/job-run.ts';
import type { Judged } from '../../src/tour/pull-requests.ts';

const holds = (claims: readonly Claim[]) => claims.map((claim) => claim.holds);

function run(outputs: StepOutcome['outputs'], round: JobRun['round'] = 'first'): JobRun {
  const outcome: StepOutcome = {
    conclusion: 'success',
    exitCode: 0,
    outputs,
    env: {},
    path: [],
    state: {},
    summary: '',
    annotations: [],
    dropped: 0,
    log: '',
    raw: '',
  };
  return { round, environment: 'staging', job: 'Push image', action: 'x', outcome, milliseconds: 1 };
}

describe('the tour claims', () => {
  it('that the repository was created when there was none, and nothing otherwise', () => {
    const created = run({ outcome: 'created', 'repository-uri': 'reg/web' });
    expect(holds(imageClaims(created, false))).toEqual([true]);
    expect(holds(imageClaims(created, true))).toEqual([false]);
    expect(holds(imageClaims(run({ outcome: 'unchanged', 'repository-uri': 'reg/web' }), true))).toEqual([true]);
    expect(holds(imageClaims(run({ outcome: 'created' }), false))).toEqual([false]);
  });

  it('that the release was pushed, as the commit that main is now', () => {
    const outputs = { outcome: 'pushed', changed: 'true', 'commit-sha': 'abc', path: 'releases/staging/web.yaml' };
    expect(holds(releaseClaims(run(outputs), 'abc'))).toEqual([true, true]);
    expect(holds(releaseClaims(run(outputs), 'def'))).toEqual([true, false]);
    expect(holds(releaseClaims(run({ ...outputs, outcome: 'unchanged' }), 'abc'))).toEqual([false, true]);
  });

  it('the second time, that it is as it was', () => {
    expect(holds(releaseClaims(run({ outcome: 'unchanged' }, 'second'), 'abc'))).toEqual([true]);
    expect(holds(releaseClaims(run({ outcome: 'pushed' }, 'second'), 'abc'))).toEqual([false]);
  });

  it('that a clone shows what was pushed, filled in', () => {
    const release = { environment: 'staging', path: 'p', message: 'Release web to staging: 1' } as const;
    const seen = (text: string | undefined) => ({ head: 'abc', log: '', releases: [{ ...release, text }] });
    expect(holds(readBackClaims(seen('a: 1 # FILLED_IN_BY_CI\n'), 'abc'))).toEqual([true, true, true]);
    expect(holds(readBackClaims(seen('a: FILLED_IN_BY_CI\n'), 'abc'))).toEqual([true, false, true]);
    expect(holds(readBackClaims(seen(undefined), 'def'))).toEqual([false, false, true]);
  });

  it('that nothing was written the second time', () => {
    expect(holds(idleClaims({ before: 'a', after: 'a', writes: 0 }))).toEqual([true, true]);
    expect(holds(idleClaims({ before: 'a', after: 'b', writes: 1 }))).toEqual([false, false]);
  });

  it('that the guard passed what it must, and failed and named what it must not', () => {
    const judged = (
      verdict: Judged['verdict'],
      conclusion: StepOutcome['conclusion'],
      outputs: StepOutcome['outputs'],
    ) => {
      const { outcome, milliseconds } = run(outputs);
      const proposed = { title: '', branch: '', path: 'releases/x.yaml', text: '', verdict, number: 1, milliseconds };
      return holds(guardClaims({ ...proposed, outcome: { ...outcome, conclusion } }));
    };
    const named = { outcome: 'rejected', violations: '[{"path":"releases/x.yaml"}]' };
    expect(judged('rejected', 'failure', named)).toEqual([true]);
    expect(judged('rejected', 'success', named)).toEqual([false]);
    expect(judged('rejected', 'failure', { ...named, violations: '[]' })).toEqual([false]);
    expect(judged('passed', 'success', { outcome: 'passed' })).toEqual([true]);
    expect(judged('passed', 'success', named)).toEqual([false]);
  });
});
