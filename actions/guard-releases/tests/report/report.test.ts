import { describe, expect, it } from '@jest/globals';
import type { Annotation } from '@iac/action-kit';
import type { Change, Violation } from '../../src/contract.ts';
import { report, selfCheckTitle } from '../../src/report/report.ts';
import { context, inputs, pullRequest, verdict } from '../occasion.ts';

const run = { inputs: inputs(), occasion: pullRequest(), context };
const said = (changes: Parameters<typeof verdict>[0] = {}, further: readonly Annotation[] = []) =>
  report(run, verdict(changes), further);
const violation = (path: string, change: Change, mode = '100644'): Violation => ({
  path,
  change,
  mode,
  why: 'is a release',
});

describe('a rejected pull request', () => {
  it('fails with what was found and what to do', () => {
    expect(said()).toMatchObject({
      outputs: { outcome: 'rejected', reason: 'protected-paths-changed', count: '1' },
      failure: '1 protected path is changed. Take it out.',
    });
  });

  it('lists its violations as JSON', () => {
    expect(said().outputs['violations']).toBe(
      '[{"path":"releases/staging/api.yaml","change":"modified","mode":"100644","why":"is a release"}]',
    );
  });

  it('annotates each path, what is no regular file first, then what changes the kind, then the rest', () => {
    const violations = [
      violation('releases/z', 'removed'),
      violation('releases/b', 'added'),
      violation('releases/a', 'added'),
      violation('releases/link', 'added', '120000'),
      violation('releases/x', 'mode', '100644 → 100755'),
    ];
    expect(said({ violations }).annotations?.map(({ at }) => at?.file)).toEqual(
      ['link', 'x', 'a', 'b', 'z'].map((name) => `releases/${name}`),
    );
  });

  it('puts no file of hostile name into an annotation, but its name, readable', () => {
    const [annotation] = said({ violations: [violation('releases/a\n::error::b', 'added')] }).annotations ?? [];
    expect(annotation).toEqual({
      level: 'error',
      title: 'Protected path',
      message: 'releases/a\\n::error::b (added, 100644): is a release.',
    });
  });

  it('annotates what it could not know', () => {
    const unknown = said({ reason: 'merge-unknown', violations: [], headline: 'No merge.', remedy: 'Run it again.' });
    expect(unknown.annotations).toEqual([{ level: 'error', message: 'No merge. Run it again.' }]);
  });

  it('shows paths and commands in the summary', () => {
    expect(said().summary).toContain('### ❌ 1 protected path is changed.');
    expect(said().summary).toContain('| `releases/staging/api.yaml` | changed | `100644` | is a release |');
    expect(said().summary).toContain('```bash\ngit fetch origin\n');
  });

  it('never fails in plan mode', () => {
    const { failure, annotations, outputs } = report({ ...run, inputs: inputs({ mode: 'plan' }) }, verdict(), []);
    expect({ failure, outcome: outputs.outcome, level: annotations?.[0]?.level }).toEqual({
      failure: undefined,
      outcome: 'rejected',
      level: 'warning',
    });
  });
});

describe('a passed pull request', () => {
  it('has no failure, no annotation and an empty list', () => {
    const passed = said({ outcome: 'passed', reason: 'nothing-protected-changed', violations: [], remedy: '' });
    expect(passed).toMatchObject({ annotations: [], outputs: { violations: '[]', count: '0' } });
    expect(passed.failure).toBeUndefined();
  });
});

describe('what the guard noticed about itself', () => {
  const warning = { level: 'warning', title: selfCheckTitle, message: 'It is not required.' } as const;
  const notice = { level: 'notice', title: selfCheckTitle, message: 'Not verifiable.' } as const;

  it('is in the summary, and annotated where it is a warning', () => {
    const { summary, annotations } = said({ outcome: 'passed', violations: [] }, [warning, notice]);
    expect(summary).toContain('- ⚠️ It is not required.\n- ℹ️ Not verifiable.');
    expect(annotations).toEqual([warning]);
  });
});
