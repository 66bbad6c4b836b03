import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { builtFolder, pinsFolder, tools } from '@iac/toolbox';
import type { WantedSet } from './choose.ts';
import { emptyLog, logRun } from './log-run.ts';
import type { Progress } from './progress.ts';
import { keepRecord } from './record.ts';
import { sizeOf } from './size.ts';

/** One virtual environment for all of them. pip refuses any file whose hash is not in requirements.txt. */
export async function installPython({ pins }: WantedSet, caches: string, progress: Progress): Promise<void> {
  const from = performance.now();
  const folder = builtFolder(pins);
  const log = join(folder, 'logs', 'pip.log');
  emptyLog(log);
  const run = (file: string, args: string[]) =>
    logRun({ file, args, cwd: pinsFolder(pins), log, onLine: (line) => progress.show('python: installing', line) });
  await run('python3', ['-m', 'venv', folder]);
  const requirements = ['--require-hashes', '--requirement', 'requirements.txt'];
  await run(join(folder, 'bin/pip'), ['install', '--cache-dir', join(caches, 'pip'), ...requirements]);
  const seconds = Math.round((performance.now() - from) / 100) / 10;
  const made = { seconds, bytes: sizeOf(folder) };
  for (const tool of tools.filter((candidate) => candidate.pins === pins)) {
    if (!existsSync(join(folder, 'bin', tool.name))) throw new Error(`${tool.source} brings no ${tool.name}.`);
    keepRecord(tool, made);
  }
  progress.say(`python: installed in ${seconds} s`);
}
