import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const pause = 500;

/** Does `work` while no other process that asks for the same file does. One that was killed holds nothing. */
export async function alone<Done>(
  file: string,
  onWait: (pid: number) => void,
  work: () => Promise<Done>,
): Promise<Done> {
  mkdirSync(dirname(file), { recursive: true });
  for (let other = take(file); other !== undefined; other = take(file)) {
    onWait(other);
    await setTimeout(pause);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** The process that has it; undefined when it is ours now. */
function take(file: string): number | undefined {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return undefined;
  } catch {
    const pid = Number(readFileSync(file, 'utf8'));
    if (lives(pid)) return pid;
    rmSync(file, { force: true });
    return take(file);
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid > 0;
  } catch {
    return false;
  }
}
