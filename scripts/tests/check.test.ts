import { tmpdir } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { runSteps } from '../check/run-steps.ts';
import type { Step } from '../check/steps.ts';

const step = (name: string, code: string, more: Partial<Step> = {}): Step => ({
  name,
  command: process.execPath,
  args: ['-e', code],
  ...more,
});

describe('the steps of a check', () => {
  it('all run, whatever the others come to, and keep what they print', async () => {
    const all = [
      step('bad', 'console.log("why"); process.exit(3)'),
      step('good', ''),
      step('worse', 'throw new Error("x")'),
    ];
    const outcomes = await runSteps(tmpdir(), all, () => undefined);
    expect(outcomes.map(({ passed }) => passed)).toEqual([false, true, false]);
    expect(outcomes[0]?.output).toBe('why\n');
    expect(outcomes[2]?.output).toContain('Error: x');
  });

  it('are told as they end, the ones that want to be alone last', async () => {
    const told: string[] = [];
    const all = [step('alone', '', { alone: true }), step('first', ''), step('second', '')];
    await runSteps(tmpdir(), all, (outcome) => told.push(outcome.step.name));
    expect(told.at(-1)).toBe('alone');
    expect(told).toHaveLength(3);
  });

  it('see what their line of the list gives them', async () => {
    const asks = step('asks', 'process.exit(process.env.IAC_EXHAUSTIVE === "1" ? 0 : 1)', {
      env: { IAC_EXHAUSTIVE: '1' },
    });
    const [outcome] = await runSteps(tmpdir(), [asks], () => undefined);
    expect(outcome?.passed).toBe(true);
  });
});
