import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startDaemon } from '@iac/toolbox';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'iac-daemon-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** A program that starts another one, says both ids in the log, ends by no kind word and serves for ever. */
const stubborn = ['-c', 'trap "" TERM INT HUP; sleep 3600 & echo "ids $$ $!"; while :; do wait; done'];

async function idsIn(log: string): Promise<number[]> {
  for (;;) {
    const ids = existsSync(log) ? /^ids (\d+) (\d+)$/m.exec(readFileSync(log, 'utf8')) : null;
    if (ids !== null) return [Number(ids[1]), Number(ids[2])];
    await setTimeout(10);
  }
}

/** Whether it is there and no zombie: the one who has to collect those may be slow. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function untilGone(pids: readonly number[]): Promise<void> {
  const end = performance.now() + 10_000;
  while (pids.some(lives) && performance.now() < end) await setTimeout(10);
}

describe('a daemon', () => {
  it('appends what it says to its log and is gone, with what it started, once stop resolves', async () => {
    const log = join(folder, 'log');
    const daemon = startDaemon({ file: 'sh', args: stubborn, log });
    const ids = await idsIn(log);
    expect(ids.map(lives)).toEqual([true, true]);
    await daemon.stop();
    await untilGone(ids);
    expect(ids.map(lives)).toEqual([false, false]);
  });

  it('ends with the process that started it, even by kill -9', async () => {
    const log = join(folder, 'log');
    const source = `import { startDaemon } from ${JSON.stringify(resolve(import.meta.dirname, '../src/index.ts'))};
      startDaemon(${JSON.stringify({ file: 'sh', args: stubborn, log })});`;
    const parent = spawn(process.execPath, ['--input-type=module', '--eval', source], { stdio: 'inherit' });
    const ids = await idsIn(log);
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    await untilGone(ids);
    expect(ids.map(lives)).toEqual([false, false]);
  });

  it('passes on how its program ended', async () => {
    const daemon = startDaemon({ file: 'sh', args: ['-c', 'echo done; exit 3'], log: join(folder, 'log') });
    expect((await daemon.ended).exitCode).toBe(3);
    expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('done\n');
  });

  it('without a log tells what it says by line', async () => {
    const lines: string[] = [];
    const args = ['-c', 'echo one; echo two >&2'];
    await startDaemon({ file: 'sh', args, onLine: (line) => lines.push(line) }).ended;
    expect(lines.sort()).toEqual(['one', 'two']);
  });
});
