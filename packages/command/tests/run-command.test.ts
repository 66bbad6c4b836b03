import { describe, expect, it } from '@jest/globals';
import { CommandError, runCommand, type RunOptions } from '../src/index.ts';

const sh = (script: string, options: Partial<RunOptions> = {}) =>
  runCommand({ file: 'sh', args: ['-c', script], ...options });

const failure = async (run: Promise<unknown>): Promise<CommandError> => {
  const error = await run.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof CommandError) return error;
  throw new Error('it did not fail as a command does', { cause: error });
};

describe('runCommand', () => {
  it('gives both outputs and the exit code', async () => {
    expect(await sh('echo out; echo err >&2')).toEqual({ stdout: 'out\n', stderr: 'err\n', exitCode: 0 });
  });

  it('hands stdin over byte for byte', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const { stdout } = await runCommand({ file: 'od', args: ['-An', '-tu1', '-v'], input: bytes });
    expect(stdout.trim().split(/\s+/).map(Number)).toEqual([...bytes]);
  });

  it('is not disturbed by a program that does not read its stdin', async () => {
    expect((await sh('exec true', { input: 'x'.repeat(1_000_000) })).exitCode).toBe(0);
  });

  it('passes the environment that it is given and nothing else', async () => {
    const { stdout } = await runCommand({ file: '/usr/bin/env', args: [], env: { ONLY: 'this' } });
    expect(stdout).toBe('ONLY=this\n');
  });

  it('fails on an exit code that is no answer, with the last error line in the message', async () => {
    const error = await failure(sh('echo noise >&2; echo "fatal: no such thing" >&2; echo "and a hint" >&2; exit 7'));
    expect(error).toMatchObject({ code: 'command-failed', exitCode: 7 });
    expect(error.message).toContain('fatal: no such thing');
    expect(error.stderr).toBe('noise\nfatal: no such thing\nand a hint\n');
    expect(error.command).toContain('sh -c ');
  });

  it('takes an exit code as an answer where the caller says so', async () => {
    expect((await sh('exit 1', { accept: [0, 1] })).exitCode).toBe(1);
  });

  it('says which program is missing and how to get it', async () => {
    const error = await failure(runCommand({ file: 'git', args: ['version'], env: { PATH: '/nowhere' } }));
    expect(error.code).toBe('command-missing');
    expect(error.message).toContain('no program `git`');
    expect(error.message).toContain('apt-get install git');
  });

  it('tells a missing folder from a missing program', async () => {
    const error = await failure(sh('true', { cwd: '/nowhere/at/all' }));
    expect(error.message).toContain('there is no folder /nowhere/at/all');
  });

  it('says that something else killed the program', async () => {
    expect((await failure(sh('kill -9 $$'))).message).toContain('was ended by SIGKILL');
  });

  it('stops a program that writes more than it may, rather than fill the memory', async () => {
    const error = await failure(runCommand({ file: 'yes', args: [], maxOutput: 1000 }));
    expect(error.code).toBe('command-output-too-long');
  });

  it('keeps the end of a long stderr, where the reason stands', async () => {
    const error = await failure(sh('seq 1 100000 >&2; echo "fatal: at the end" >&2; exit 1'));
    expect(error.stderr.length).toBeLessThan(200_000);
    expect(error.message).toContain('fatal: at the end');
  });

  it('tells every line as it comes, whole characters and all', async () => {
    const lines: string[] = [];
    await sh(`printf 'a\\303'; sleep 0.02; printf '\\244b\\r\\nlast'; echo err >&2`, {
      onLine: (line, stream) => lines.push(`${stream}: ${line}`),
    });
    expect(lines.sort()).toEqual(['stderr: err', 'stdout: aäb', 'stdout: last']);
  });
});

describe('secrets', () => {
  const secret = 'hunter2-very-secret';

  it('are hidden in both outputs and in lines', async () => {
    const lines: string[] = [];
    const output = await sh(`echo a ${secret}; echo b ${secret} >&2`, {
      secrets: [secret],
      onLine: (line) => lines.push(line),
    });
    expect(output).toMatchObject({ stdout: 'a ***\n', stderr: 'b ***\n' });
    expect(lines.sort()).toEqual(['a ***', 'b ***']);
  });

  it('are hidden in everything that an error holds', async () => {
    const error = await failure(sh(`echo fatal: ${secret} >&2; exit 1`, { secrets: [secret] }));
    const all = [error.message, error.stack, error.command, error.stderr, JSON.stringify(error)].join('\n');
    expect(all).toContain('fatal: ***');
    expect(all).not.toContain(secret);
  });

  it('of several lines are hidden line by line', async () => {
    const key = '-----BEGIN KEY-----\nabcdefghijklmnop\n-----END KEY-----\n';
    const { stdout } = await sh('echo abcdefghijklmnop', { secrets: [key] });
    expect(stdout).toBe('***\n');
  });

  it('that are empty hide nothing', async () => {
    expect((await sh('echo text', { secrets: [''] })).stdout).toBe('text\n');
  });
});
