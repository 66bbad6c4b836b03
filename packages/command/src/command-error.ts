import { ActionError } from '@iac/action-kit/errors';

export type CommandErrorCode = 'command-missing' | 'command-failed' | 'command-stopped' | 'command-output-too-long';

interface CommandErrorDetails {
  readonly code: CommandErrorCode;
  readonly problem: string;
  readonly remedy: string;
  /** Already free of secrets, as are `stderr` and `problem`. */
  readonly command: string;
  readonly exitCode?: number;
  readonly stderr?: string;
  readonly cause?: unknown;
}

/** A program that is missing, failed or was stopped. Holds no secret that runCommand was told of. */
export class CommandError extends ActionError<CommandErrorCode> {
  /** The whole line, quoted where a shell would want it. */
  readonly command: string;
  /** Undefined when it did not end by itself. */
  readonly exitCode: number | undefined;
  /** The last part of what it wrote there. */
  readonly stderr: string;

  constructor({ command, exitCode, stderr = '', ...details }: CommandErrorDetails) {
    super(details);
    this.command = command;
    this.exitCode = exitCode;
    this.stderr = stderr;
  }
}

/** PURE: the line that says why: the last that calls itself an error, or else the last that says anything. */
export function lastWord(stderr: string): string {
  const lines = stderr
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.findLast((line) => /^(fatal|error)\b/i.test(line)) ?? lines.at(-1) ?? '';
}

/** PURE: file and arguments as one line that a shell would read back. */
export function commandLine(file: string, args: readonly string[]): string {
  return [file, ...args]
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ');
}
