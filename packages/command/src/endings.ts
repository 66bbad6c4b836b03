import { existsSync } from 'node:fs';
import { CommandError, lastWord } from './command-error.ts';
import { howToGet } from './programs.ts';
import { codeOf, messageOf } from './thrown.ts';

interface Start {
  readonly line: string;
  readonly file: string;
  readonly cwd: string | undefined;
  readonly error: Error;
}

export function notStarted({ line, file, cwd, error }: Start): CommandError {
  // A folder that is missing gives ENOENT as well (nodejs.org, child_process: "cwd").
  if (cwd !== undefined && !existsSync(cwd))
    return new CommandError({
      code: 'command-failed',
      problem: `\`${line}\` was not started: there is no folder ${cwd}.`,
      remedy: 'Name a folder that exists.',
      command: line,
      cause: error,
    });
  if (codeOf(error) === 'ENOENT')
    return new CommandError({
      code: 'command-missing',
      problem: `There is no program \`${file}\` on PATH.`,
      remedy: howToGet(file),
      command: line,
      cause: error,
    });
  return new CommandError({
    code: 'command-failed',
    problem: `\`${line}\` could not be started: ${error.message}.`,
    remedy: 'Correct what it says.',
    command: line,
    cause: error,
  });
}

export function stopped(line: string, reason: unknown, stderr = ''): CommandError {
  const message = messageOf(reason);
  const why = message === undefined ? '' : `: ${message}`;
  return new CommandError({
    code: 'command-stopped',
    problem: `\`${line}\` was stopped before it ended${why}.`,
    remedy: 'Run it again, with more time if it needs it.',
    command: line,
    stderr,
    cause: reason,
  });
}

export function endedBySignal(line: string, signal: string, stderr: string): CommandError {
  return new CommandError({
    code: 'command-failed',
    problem: `\`${line}\` was ended by ${signal}.`,
    remedy: 'Something on this machine killed it: look for a lack of memory, then run it again.',
    command: line,
    stderr,
  });
}

export function failed(line: string, exitCode: number, stderr: string): CommandError {
  const why = lastWord(stderr);
  return new CommandError({
    code: 'command-failed',
    problem: `\`${line}\` ended with exit code ${exitCode}${why === '' ? ' and said nothing' : `: ${why}`}`.replace(
      /([^.!?])$/,
      '$1.',
    ),
    remedy: 'Correct what it says.',
    command: line,
    exitCode,
    stderr,
  });
}

export function tooMuch(line: string, limit: number): CommandError {
  return new CommandError({
    code: 'command-output-too-long',
    problem: `\`${line}\` wrote more than ${limit} bytes.`,
    remedy: 'Ask it for less, or allow more.',
    command: line,
  });
}
