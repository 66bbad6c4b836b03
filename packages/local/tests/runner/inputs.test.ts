import { describe, expect, it } from '@jest/globals';
import { lastJson, runScript } from './fixture.ts';

const showInputs =
  "console.log(JSON.stringify(Object.fromEntries(Object.entries(env).filter(([k]) => k.startsWith('INPUT_') && k !== 'INPUT_SCRIPT'))))";

describe('inputs', () => {
  it('come from the defaults of action.yml, expressions evaluated against the github context', async () => {
    const outcome = await runScript(showInputs, { github: { repository: 'acme/web', token: 'ghs_abc' } });
    expect(lastJson(outcome)).toEqual({
      INPUT_TOKEN: 'ghs_abc',
      INPUT_REPOSITORY: 'acme/iac',
      INPUT_RETRIES: '3',
      INPUT_TWO_WORDS: 'both',
      INPUT_OLD: '',
    });
  });

  it('come from the caller first, whatever the case of their names', async () => {
    const outcome = await runScript(showInputs, { inputs: { TOKEN: 'given', 'two words': 'x', retries: 5 } });
    expect(lastJson(outcome)).toMatchObject({ INPUT_TOKEN: 'given', INPUT_TWO_WORDS: 'x', INPUT_RETRIES: '5' });
  });

  it('of the caller may hold expressions', async () => {
    const outcome = await runScript(showInputs, {
      inputs: { token: '${{ secrets.DEPLOY }}', repository: "${{ format('{0}/x', github.actor) }}" },
      secrets: { DEPLOY: 's3cr3t' },
      github: { actor: 'mona' },
    });
    expect(lastJson(outcome)).toMatchObject({ INPUT_TOKEN: 's3cr3t', INPUT_REPOSITORY: 'mona/x' });
    expect(outcome.log).toContain('  token: ***');
  });

  it('of the caller see what other jobs and steps would have left', async () => {
    const outcome = await runScript(showInputs, {
      inputs: { token: '${{ steps.app.outputs.token }}', repository: '${{ needs.build.outputs.tag }}' },
      contexts: { steps: { app: { outputs: { token: 'ghs_1' } } }, needs: { build: { outputs: { tag: '1.0' } } } },
    });
    expect(lastJson(outcome)).toMatchObject({ INPUT_TOKEN: 'ghs_1', INPUT_REPOSITORY: '1.0' });
  });

  it('that no one declared are warned of and passed on', async () => {
    const outcome = await runScript('console.log(JSON.stringify(env.INPUT_TOKN))', { inputs: { tokn: 'x' } });
    expect(outcome.annotations).toEqual([
      {
        level: 'warning',
        message:
          "Unexpected input(s) 'tokn', valid inputs are ['script', 'token', 'repository', 'retries', 'Two Words', 'old']",
      },
    ]);
    expect(lastJson(outcome)).toBe('x');
  });

  it('that are deprecated are warned of', async () => {
    const { annotations } = await runScript('', { inputs: { old: 'x' } });
    expect(annotations).toEqual([
      { level: 'warning', message: "Input 'old' has been deprecated with message: use script" },
    ]);
  });

  it('that are required but missing are left to the action', async () => {
    const outcome = await runScript('', { inputs: { script: '' } });
    expect(outcome).toMatchObject({ conclusion: 'success', annotations: [] });
  });

  it('with a wrong expression fail the step and name it', async () => {
    const { conclusion, annotations } = await runScript('', { inputs: { token: '${{ nothing.here }}' } });
    expect(conclusion).toBe('failure');
    expect(annotations[0]?.message).toContain("Unrecognized named-value: 'nothing'");
  });
});
