import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { folderOf } from './folder.ts';

const module = (name: string) => JSON.stringify(resolve(import.meta.dirname, '..', name));

/** Runs a script as npm would: a process that is called npm, a shell that stays, and below it node. */
function scriptUnderNpm(folder: string): string {
  const source = `import { writeFileSync } from 'node:fs';
    import { endWithNpm } from ${module('npm/end-with-npm.ts')};
    import { logRun } from ${module('tools/log-run.ts')};
    endWithNpm();
    await logRun({ file: 'sh', args: ['-c', 'echo $PPID $$ > ids.new; mv ids.new ids; sleep 600; true'], cwd: '.', log: 'log' });`;
  const shell = `"$NODE" --input-type=module --eval "$SOURCE"; true`;
  return `process.title = 'npm run it';
    require('node:child_process').spawn('sh', ['-c', ${JSON.stringify(shell)}], {
      stdio: 'inherit', cwd: ${JSON.stringify(folder)}, env: { ...process.env, NODE: process.execPath, SOURCE: ${JSON.stringify(source)} } });
    setInterval(() => undefined, 1000);`;
}

async function untilSo(holds: () => boolean): Promise<boolean> {
  const end = performance.now() + 15_000;
  while (!holds() && performance.now() < end) await setTimeout(20);
  return holds();
}

function lives(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

// Linux alone says in a file who is whose parent.
const onLinux = process.platform === 'linux' ? it : it.skip;

onLinux('a kill -9 of npm ends the script that it runs, and the compiler that the script runs', async () => {
  const folder = folderOf({});
  const npm = spawn(process.execPath, ['--eval', scriptUnderNpm(folder)], { stdio: 'ignore' });
  const file = join(folder, 'ids');
  expect(await untilSo(() => existsSync(file))).toBe(true);
  const ids = readFileSync(file, 'utf8').trim().split(' ').map(Number);
  expect(ids.map(lives)).toEqual([true, true]);

  npm.kill('SIGKILL');
  await once(npm, 'exit');
  expect(await untilSo(() => !ids.some(lives))).toBe(true);
});
