import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const entry = join(import.meta.dirname, 'fixtures', 'greet.ts');
let temp = '';

beforeEach(async () => {
  temp = await mkdtemp(join(tmpdir(), 'action-kit-'));
  for (const name of ['output', 'summary']) await writeFile(join(temp, name), '');
});
afterEach(() => rm(temp, { recursive: true, force: true }));

interface Run {
  readonly exitCode: number;
  readonly stdout: string;
}

function greet(inputs: Record<string, string>): Promise<Run> {
  const env = {
    PATH: process.env['PATH'],
    RUNNER_TEMP: temp,
    GITHUB_ACTION: 'greet',
    GITHUB_OUTPUT: join(temp, 'output'),
    GITHUB_STEP_SUMMARY: join(temp, 'summary'),
    ...inputs,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [entry], { env }, (error, stdout) => {
      resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, stdout });
    });
  });
}

describe('runAction', () => {
  it('writes outputs, the summary and the full report', async () => {
    const { exitCode } = await greet({ INPUT_NAME: 'Ada' });
    expect(exitCode).toBe(0);
    expect(await readFile(join(temp, 'summary'), 'utf8')).toContain('Hello Ada');
    const outputs = await readFile(join(temp, 'output'), 'utf8');
    expect(outputs).toMatch(/^outcome<<.*\ngreeted\n/m);
    const report = /^report<<.*\n(.*)\n/m.exec(outputs)?.[1] ?? '';
    expect(await readFile(report, 'utf8')).toContain('Hello Ada');
  });

  it('masks a secret input before anything else is printed', async () => {
    const { stdout } = await greet({ INPUT_NAME: 'Ada', INPUT_TOKEN: 's3cret' });
    expect(stdout.split('\n')[0]).toBe('::add-mask::s3cret');
  });

  it('fails with exit code 1, the code and no stack when the caller can mend it', async () => {
    const { exitCode, stdout } = await greet({ INPUT_NAME: '' });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('::error::name: write a name');
    expect(stdout).not.toMatch(/^\s+at /m);
    expect(await readFile(join(temp, 'output'), 'utf8')).toMatch(/^reason<<.*\ninvalid-input\n/m);
  });

  it('shows the stack of a defect', async () => {
    const { exitCode, stdout } = await greet({ INPUT_NAME: 'crash' });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^\s+at .*greet\.ts/m);
    expect(stdout).toContain('::error::This is a defect of the action');
  });

  it('fails the step without an error when the result says so, after its outputs are written', async () => {
    const { exitCode } = await greet({ INPUT_NAME: 'nobody' });
    expect(exitCode).toBe(1);
    expect(await readFile(join(temp, 'output'), 'utf8')).toMatch(/^outcome<<.*\nrejected\n/m);
  });

  it('says why there is no report where it cannot be written, and ends as it would have', async () => {
    const { exitCode, stdout } = await greet({ INPUT_NAME: 'Ada', RUNNER_TEMP: join(temp, 'gone') });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('The report was not written: ENOENT');
    expect(await readFile(join(temp, 'output'), 'utf8')).toMatch(/^outcome<<.*\ngreeted\n/m);
  });

  it('prints no text as a command to the runner', async () => {
    const { stdout } = await greet({ INPUT_NAME: 'nobody', INPUT_SAY: ' ::stop-commands::x\n+ ##[add-mask]e' });
    expect(stdout).toContain('stop-commands');
    // As the runner looks for them (actions/runner, ActionCommand.cs).
    expect(stdout).not.toMatch(/^\s*::stop-commands|##\[/m);
  });

  it('works where the runner gave it no files, as when a dist is started by hand', async () => {
    const { exitCode } = await greet({
      INPUT_NAME: 'Ada',
      RUNNER_TEMP: '',
      GITHUB_STEP_SUMMARY: '',
      GITHUB_OUTPUT: '',
    });
    expect(exitCode).toBe(0);
  });
});
