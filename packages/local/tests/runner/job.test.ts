import { describe, expect, it } from '@jest/globals';
import { runJob } from '../../src/runner/index.ts';
import { fixture, lastJson } from './fixture.ts';

const workspace = fixture('.');
const phases = (name: string, inputs: Record<string, string> = {}) => ({
  folder: fixture('phases'),
  inputs: { name, ...inputs },
});
const script = (text: string) => ({ folder: fixture('script'), inputs: { script: text } });
const printed = (log: string) => log.split('\n').filter((line) => /^(pre|main|post) of/.test(line));

describe('a job', () => {
  it('runs all pre scripts, the mains, and the posts in reverse order; state goes from one to the next', async () => {
    const { log, conclusion } = await runJob({ workspace, steps: [phases('a'), phases('b')] });
    expect(conclusion).toBe('success');
    expect(printed(log)).toEqual([
      'pre of a, state none',
      'pre of b, state none',
      'main of a, state +pre',
      'main of b, state +pre',
      'post of b, state +pre+main',
      'post of a, state +pre+main',
    ]);
    expect(log).toContain('Post job cleanup.');
  });

  it('hands outputs, variables and folders on', async () => {
    const { steps } = await runJob({
      workspace,
      env: { REGION: 'eu' },
      steps: [
        {
          ...script(
            "fs.appendFileSync(env.GITHUB_OUTPUT, 'image=web:1'); fs.appendFileSync(env.GITHUB_ENV, 'REGION=' + env.REGION + '-1'); fs.appendFileSync(env.GITHUB_PATH, '/one\\n/two\\n')",
          ),
          id: 'build',
        },
        {
          folder: fixture('script'),
          inputs: {
            script: 'console.log(JSON.stringify([env.INPUT_TOKEN, env.REGION, env.PATH]))',
            token: '${{ steps.build.outputs.image }} ${{ steps.build.conclusion }} ${{ steps.other.outputs.x }}',
          },
        },
      ],
    });
    const second = steps[1];
    if (second === undefined) throw new Error('two steps give two outcomes');
    expect(lastJson(second)).toEqual(['web:1 success ', 'eu-1', `/two:/one:${process.env['PATH'] ?? ''}`]);
    expect(second.env).toEqual({});
  });

  it('skips what follows a failure, but not the posts', async () => {
    const { steps, conclusion, log } = await runJob({
      workspace,
      steps: [phases('a', { main: 'process.exitCode = 1' }), phases('b'), script('')],
    });
    expect(conclusion).toBe('failure');
    expect(steps.map((step) => step.conclusion)).toEqual(['failure', 'success', 'skipped']);
    expect(printed(log)).toEqual([
      'pre of a, state none',
      'pre of b, state none',
      'main of a, state +pre',
      'post of b, state +pre',
      'post of a, state +pre+main',
    ]);
  });

  it('asks post-if', async () => {
    const run = (fail: string) =>
      runJob({ workspace, steps: [{ folder: fixture('post-if-success'), inputs: { fail } }] });
    expect((await run('false')).log).toContain('cleaned up');
    expect((await run('true')).log).not.toContain('cleaned up');
  });

  it('fails by a post script alone', async () => {
    const { conclusion, steps } = await runJob({ workspace, steps: [phases('a', { post: 'process.exitCode = 1' })] });
    expect(conclusion).toBe('failure');
    expect(steps[0]).toMatchObject({ conclusion: 'failure', exitCode: 0 });
  });

  it('keeps only the outputs of the main script, and a summary of each', async () => {
    const write = (name: string) =>
      `fs.appendFileSync(env.GITHUB_OUTPUT, '${name}=1'); fs.appendFileSync(env.GITHUB_STEP_SUMMARY, '${name}\\n')`;
    const { steps } = await runJob({
      workspace,
      steps: [phases('a', { pre: write('p'), main: write('m'), post: write('q') })],
    });
    expect(steps[0]?.outputs).toEqual({ m: '1' });
    expect(steps[0]?.summary).toBe('p\nm\nq\n');
  });

  it('masks in all steps what one of them masked', async () => {
    const { log } = await runJob({
      workspace,
      steps: [script("console.log('::add-mask::abcd')"), script("console.log('ab' + 'cd')")],
    });
    expect(log.split('\n').at(-2)).toBe('***');
  });
});
