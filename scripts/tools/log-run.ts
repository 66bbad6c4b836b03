import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CommandError, runCommand } from '@iac/command';
import { ToolboxError } from '@iac/toolbox';

export interface LoggedRun {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Everything that it prints is kept there, after what was there. */
  readonly log: string;
  readonly onLine?: (line: string) => void;
}

/** Gives stdout. Throws ToolboxError that names the log when it fails. */
export async function logRun({ log, onLine, ...command }: LoggedRun): Promise<string> {
  mkdirSync(dirname(log), { recursive: true });
  appendFileSync(log, `$ ${[command.file, ...command.args].join(' ')}\n`);
  try {
    const { stdout } = await runCommand({
      ...command,
      onLine: (line, stream) => {
        if (stream === 'stderr') appendFileSync(log, `${line}\n`);
        onLine?.(line);
      },
    });
    return stdout;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const last = error.stderr.trim().split('\n').slice(-8).join('\n');
    throw new ToolboxError({
      code: 'build-failed',
      problem: `${error.problem}\n${last}\n`,
      remedy: `All that it said is in ${log}. Run \`npm run tools\` again: it goes on where it stopped.`,
      cause: error,
    });
  }
}

/** Begins a log anew. */
export function emptyLog(log: string): void {
  mkdirSync(dirname(log), { recursive: true });
  writeFileSync(log, '');
}
