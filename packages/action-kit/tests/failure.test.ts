import { describe, expect, it } from '@jest/globals';
import { ActionError, UserError } from '../src/errors.ts';
import { failureOf } from '../src/failure.ts';

describe('failureOf', () => {
  it('says what happened, what to do and the code of a known failure', () => {
    const result = failureOf(
      new ActionError({ code: 'deadline-exceeded', problem: 'No push landed in 5m.', remedy: 'Run the job again.' }),
    );
    expect(result.outputs).toEqual({ outcome: 'failed', reason: 'deadline-exceeded' });
    expect(result.summary).toContain('No push landed in 5m.');
    expect(result.summary).toContain('Run the job again.');
    expect(result.annotations).toEqual([{ level: 'error', message: 'No push landed in 5m. Run the job again.' }]);
    expect(result.failure).toBe('No push landed in 5m. Run the job again.');
  });

  it('annotates every fault at its own place', () => {
    const at = { file: '.flux.ci', line: 7 };
    const result = failureOf(
      new UserError({
        code: 'placeholder-left',
        problem: '2 placeholders are left.',
        remedy: 'Fill them.',
        faults: [{ problem: 'spec.a is not filled.', remedy: 'Give `set`.', at }, { problem: 'spec.b is not filled.' }],
      }),
    );
    expect(result.annotations).toEqual([
      { level: 'error', message: 'spec.a is not filled. Give `set`.', at },
      { level: 'error', message: 'spec.b is not filled.' },
    ]);
    expect(result.summary).toContain('- .flux.ci:7: spec.a is not filled. Give `set`.');
  });

  it('owns up to a defect instead of blaming the caller', () => {
    const result = failureOf(new TypeError('x is not a function'));
    expect(result.outputs.reason).toBe('internal-error');
    expect(result.failure).toBe('This is a defect of the action, not of your workflow: x is not a function');
  });
});
