// A test that is killed leaves nothing of moto or act behind, so that no port is taken and nothing runs on.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { confirmedBy } from './confirmed-by.ts';

confirmedBy(['act', 'moto_server'], () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'killed-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

  it('kill -9 of a test ends moto, act and the step that act was running', async () => {
    const script = join(import.meta.dirname, 'killed/long-run.ts');
    const child = spawn(process.execPath, [script, folder], {
      stdio: 'inherit',
      env: { ...process.env, TMPDIR: folder },
    });
    await until(() => existsSync(join(folder, 'waiting')) || child.exitCode !== null, 200_000);
    // The script, moto, act and the step, and the shells that watch over the two daemons.
    const running = processesOf(folder);
    child.kill('SIGKILL');
    expect(running.filter((text) => /moto_server|\/act\b|dist\/index\.js/.test(text)).length).toBeGreaterThanOrEqual(3);
    await until(() => processesOf(folder).length === 0, 20_000);
    expect(processesOf(folder)).toEqual([]);
  }, 240_000);
});

/** Whose arguments or environment name the folder: what it is called. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => [read(pid, 'cmdline'), read(pid, 'environ')].some((text) => text.includes(folder)))
    .map((pid) => read(pid, 'cmdline').replaceAll('\0', ' '));
}

function read(pid: string, file: string): string {
  try {
    return readFileSync(join('/proc', pid, file), 'utf8');
  } catch {
    return ''; // It has ended.
  }
}

async function until(holds: () => boolean, milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!holds() && performance.now() < end) await wait(50);
}
