import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { startDaemon, ToolboxError } from '@iac/toolbox';

export interface LoggedRun {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Everything that it prints is kept there, after what was there. */
  readonly log: string;
  readonly onLine?: (line: string) => void;
}

/** Gives stdout. Throws ToolboxError that names the log when it fails. Nothing of it outlives this process. */
export async function logRun({ log, onLine, ...command }: LoggedRun): Promise<string> {
  const line = [command.file, ...command.args].join(' ');
  mkdirSync(dirname(log), { recursive: true });
  appendFileSync(log, `$ ${line}\n`);
  // A compiler would go on for minutes after a kill -9 of this process, in the very folder that the next run writes to.
  const running = startDaemon({
    ...command,
    onLine: (text, stream) => {
      if (stream === 'stderr') appendFileSync(log, `${text}\n`);
      onLine?.(text);
    },
  });
  const stdout: Buffer[] = [];
  running.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  const { exitCode, stderr } = await running.ended;
  if (exitCode === 0) return Buffer.concat(stdout).toString();
  const last = stderr.trim().split('\n').slice(-8).join('\n');
  throw new ToolboxError({
    code: 'build-failed',
    problem: `\`${line}\` ended with exit code ${exitCode}:\n${last}\n`,
    remedy: `All that it said is in ${log}. Run \`npm run tools\` again: it goes on where it stopped.`,
  });
}

/** Begins a log anew. */
export function emptyLog(log: string): void {
  mkdirSync(dirname(log), { recursive: true });
  writeFileSync(log, '');
}
