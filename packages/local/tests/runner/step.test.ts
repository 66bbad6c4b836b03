import { describe, expect, it } from '@jest/globals';
import { runStep } from '../../src/runner/index.ts';
import { fixture, runScript } from './fixture.ts';

const append = (file: string, text: string) => `fs.appendFileSync(env.GITHUB_${file}, ${JSON.stringify(text)});`;

describe('a step', () => {
  it('shows what it was given, folded, and what it prints on both streams', async () => {
    const shown: string[] = [];
    const outcome = await runScript("console.log('out'); console.error('err');", {
      uses: 'biomage/iac/actions/deploy@v1',
      inputs: { retries: 5, token: '', repository: '', 'two words': '' },
      env: { REGION: 'eu-west-1' },
      show: (line) => shown.push(line),
    });
    expect(outcome.log.split('\n').filter((line) => !['out', 'err'].includes(line))).toEqual([
      '##[group]Run biomage/iac/actions/deploy@v1',
      'with:',
      "  script: console.log('out'); console.error('err');",
      '  retries: 5',
      'env:',
      '  REGION: eu-west-1',
      '##[endgroup]',
      '',
    ]);
    expect(shown).toEqual(outcome.log.trimEnd().split('\n'));
    expect(shown).toEqual(expect.arrayContaining(['out', 'err']));
  });

  it('succeeds with exit code 0', async () => {
    expect(await runScript('')).toMatchObject({ conclusion: 'success', exitCode: 0, annotations: [] });
  });

  it('fails with any other', async () => {
    const outcome = await runScript('process.exitCode = 3', { debug: true });
    expect(outcome).toMatchObject({ conclusion: 'failure', exitCode: 3, annotations: [] });
    expect(outcome.log).toContain('##[debug]Node Action run completed with exit code 3');
  });

  it('fails when a command was wrong, whatever its exit code', async () => {
    expect(await runScript("console.log('::set-env name=a::b')")).toMatchObject({ conclusion: 'failure', exitCode: 0 });
  });

  it('hands over what it wrote into its files', async () => {
    const outcome = await runScript(
      [
        append('OUTPUT', 'url=http://x\nnotes<<EOF\na\nb\nEOF\n'),
        append('ENV', 'REGION=eu\n'),
        append('PATH', '/one\n/two\n/one\n'),
        append('STATE', 'pid=7\n'),
        append('STEP_SUMMARY', '### Done\n'),
      ].join('\n'),
    );
    expect(outcome).toMatchObject({
      outputs: { url: 'http://x', notes: 'a\nb' },
      env: { REGION: 'eu' },
      path: ['/two', '/one'],
      state: { pid: '7' },
      summary: '### Done\n',
    });
  });

  it('fails when a file is wrong, and keeps what stands before', async () => {
    const outcome = await runScript(append('OUTPUT', 'a=1\nwrong\n') + append('ENV', 'B=2\n'));
    expect(outcome).toMatchObject({ conclusion: 'failure', exitCode: 0, outputs: { a: '1' }, env: { B: '2' } });
    expect(outcome.annotations.map(({ message }) => message)).toEqual([
      "Unable to process file command 'output' successfully.",
      "Invalid format 'wrong'",
    ]);
  });

  it('may not set NODE_OPTIONS for later steps, which is shown but fails nothing', async () => {
    const outcome = await runScript(append('ENV', 'node_options=--require x\nB=2\n'));
    expect(outcome).toMatchObject({ conclusion: 'success', env: { B: '2' } });
    expect(outcome.annotations[0]?.message).toBe(
      "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.",
    );
  });

  it('has secrets masked in its summary', async () => {
    const outcome = await runScript(`${append('STEP_SUMMARY', '| a s3cr3t |\n')} console.log('::add-mask::s3cr3t')`);
    expect(outcome.summary).toBe('| a *** |\n');
  });

  it('loses a summary over 1 MiB, not one of 1 MiB', async () => {
    const fits = await runScript("fs.writeFileSync(env.GITHUB_STEP_SUMMARY, 'x'.repeat(1024 * 1024))");
    expect(fits.summary).toHaveLength(1024 * 1024);
    const over = await runScript("fs.writeFileSync(env.GITHUB_STEP_SUMMARY, 'x'.repeat(1024 * 1024 + 1))");
    expect(over).toMatchObject({ conclusion: 'success', summary: '' });
    expect(over.annotations[0]?.message).toContain('supports content up to a size of 1024k, got 1024k');
  });

  it('does not mind files that it removed', async () => {
    const outcome = await runScript('fs.rmSync(env.GITHUB_OUTPUT)');
    expect(outcome).toMatchObject({ conclusion: 'success', annotations: [] });
  });

  it('also keeps what it printed as it was, for tests that ask what the masks hid', async () => {
    const outcome = await runScript("console.log('::add-mask::s3cr3t'); console.log('s3cr3t')");
    expect(outcome.log).toContain('***');
    expect(outcome.log.split('##[endgroup]')[1]).not.toContain('s3cr3t');
    expect(outcome.raw).toContain('s3cr3t');
  });
});

describe('an action is refused', () => {
  const run = (folder: string) => runStep({ folder: fixture(folder), workspace: fixture('.') });

  it('when it wants another runtime', async () => {
    await expect(run('node20')).rejects.toMatchObject({ code: 'unsupported-runtime' });
  });

  it('when it is not built', async () => {
    await expect(run('unbuilt')).rejects.toMatchObject({ code: 'no-entry-file' });
  });

  it('when there is none', async () => {
    await expect(run('nowhere')).rejects.toMatchObject({ code: 'no-action' });
  });

  it('when a default reads what it may not, with the line', async () => {
    await expect(run('secret-default')).rejects.toMatchObject({
      code: 'bad-manifest',
      faults: [{ problem: "Unrecognized named-value: 'secrets'", at: { line: 6, column: 14 } }],
    });
  });
});
