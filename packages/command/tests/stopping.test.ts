import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { CommandError, runCommand, startCommand } from '../src/index.ts';

/** A shell that tells its own id and that of a child which ignores SIGTERM, then waits. */
const family = `trap '' TERM; sleep 60 & echo $$ $!; wait`;

describe('a signal that aborts', () => {
  it('ends the program and all that it started, even what ignores SIGTERM', async () => {
    const abort = new AbortController();
    const ids: number[] = [];
    const run = runCommand({
      file: 'sh',
      args: ['-c', family],
      signal: abort.signal,
      onLine: (line) => {
        ids.push(...line.split(' ').map(Number));
        abort.abort(new Error('the deadline passed'));
      },
    });
    const error = await run.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CommandError);
    expect(error).toMatchObject({ code: 'command-stopped', message: expect.stringContaining('the deadline passed') });
    expect(ids).toHaveLength(2);
    await until(() => ids.filter(isAlive).length === 0);
  });

  it('that is over already starts nothing', async () => {
    const lines: string[] = [];
    const run = runCommand({
      file: 'echo',
      args: ['started'],
      signal: AbortSignal.abort(),
      onLine: (line) => lines.push(line),
    });
    await expect(run).rejects.toMatchObject({ code: 'command-stopped' });
    expect(lines).toEqual([]);
  });
});

describe('a program that leaves something behind', () => {
  it('does not keep its caller waiting, and what it left is ended', async () => {
    const { stdout } = await runCommand({ file: 'sh', args: ['-c', 'sleep 60 & echo $!'] });
    await until(() => !isAlive(Number(stdout)));
  });
});

describe('startCommand', () => {
  it('answers what it is asked while it runs, and ends when it is stopped', async () => {
    const running = startCommand({ file: 'cat', args: [] });
    running.stdin.write('hello\n');
    expect(String(await once(running.stdout, 'data'))).toBe('hello\n');
    await running.stop();
    await expect(running.ended).rejects.toMatchObject({ code: 'command-stopped' });
  });

  it('ends by itself when its stdin does', async () => {
    const running = startCommand({ file: 'cat', args: [] });
    running.stdout.resume();
    running.stdin.end();
    expect(await running.ended).toEqual({ exitCode: 0, stderr: '' });
  });
});

describe('the end of this process', () => {
  const index = new URL('../src/index.ts', import.meta.url).href;
  const script = `
    import { runCommand } from ${JSON.stringify(index)};
    await runCommand({ file: 'sh', args: ['-c', ${JSON.stringify(family)}], onLine: (line) => console.log(line) });`;
  const careful = `
    import { runCommand } from ${JSON.stringify(index)};
    const cancelled = new AbortController();
    process.once('SIGINT', () => cancelled.abort(new Error('cancelled')));
    const onLine = (line) => console.log(line);
    await runCommand({ file: 'sh', args: ['-c', ${JSON.stringify(family)}], onLine, signal: cancelled.signal })
      .catch((error) => { process.exitCode = error.message.includes('cancelled') ? 42 : 1; });`;

  it.each(['SIGINT', 'SIGTERM'] as const)('by %s ends the programs as well', async (signal) => {
    const parent = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ids = String(await once(parent.stdout, 'data'))
      .trim()
      .split(' ')
      .map(Number);
    expect(ids.filter(isAlive)).toHaveLength(2);
    parent.kill(signal);
    expect(await once(parent, 'exit')).toEqual([null, signal]);
    await until(() => ids.filter(isAlive).length === 0);
  });

  it('is left to whoever listens for the signal', async () => {
    const parent = spawn(process.execPath, ['--input-type=module', '--eval', careful], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ids = String(await once(parent.stdout, 'data'))
      .trim()
      .split(' ')
      .map(Number);
    parent.kill('SIGINT');
    expect(await once(parent, 'exit')).toEqual([42, null]);
    await until(() => ids.filter(isAlive).length === 0);
  });
});

/** A zombie counts as gone: where no init reaps, an orphan that was killed stays listed. */
function isAlive(id: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${String(id)}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Ends by the test's own time limit when it never holds. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
