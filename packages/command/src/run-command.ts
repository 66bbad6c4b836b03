import { commandLine } from './command-error.ts';
import { failed, tooMuch } from './endings.ts';
import { Head } from './output.ts';
import { redactor } from './redact.ts';
import { startCommand, type Command } from './start-command.ts';

export interface RunOptions extends Command {
  /** Written to its stdin, byte for byte; default nothing. */
  readonly input?: string | Uint8Array;
  /** Exit codes that are an answer and no failure; default 0 alone. */
  readonly accept?: readonly number[];
  /** Bytes of stdout; more is an error. Default 64 MiB. */
  readonly maxOutput?: number;
}

export interface Output {
  readonly stdout: string;
  /** The last 64 KiB. */
  readonly stderr: string;
  readonly exitCode: number;
}

/** Runs a program to its end. Throws CommandError when it is missing, fails, is stopped by `signal` or writes too much. */
export async function runCommand({ input = '', accept = [0], ...command }: RunOptions): Promise<Output> {
  const { maxOutput = 64 * 1024 * 1024 } = command;
  const clean = redactor(command.secrets ?? []);
  const line = clean(commandLine(command.file, command.args));

  const running = startCommand(command);
  const stdout = new Head(maxOutput);
  running.stdout.on('data', (chunk: Buffer) => {
    stdout.add(chunk);
    if (stdout.over) void running.stop();
  });
  running.stdin.end(input);

  const { exitCode, stderr } = await running.ended.catch((error: unknown) => {
    throw stdout.over ? tooMuch(line, maxOutput) : error;
  });
  if (stdout.over) throw tooMuch(line, maxOutput);
  if (!accept.includes(exitCode)) throw failed(line, exitCode, stderr);
  return { stdout: clean(stdout.text()), stderr, exitCode };
}
