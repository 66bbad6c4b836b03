import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { ChildGroup } from './child-group.ts';
import { commandLine } from './command-error.ts';
import { endedBySignal, notStarted, stopped } from './endings.ts';
import { Lines, Tail } from './output.ts';
import { redactor } from './redact.ts';

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  /** The whole environment; default this process's own. */
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Ends the program, and whatever it has started, when it aborts. */
  readonly signal?: AbortSignal;
  /** Replaced by `***` in every line, text and error that comes out. */
  readonly secrets?: readonly string[];
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void;
}

/** A program that runs, to be talked to. */
export interface Running {
  readonly stdin: Writable;
  /** As the program writes it: bytes, secrets and all. Read it to its end, or the program never ends. */
  readonly stdout: Readable;
  /** How it ended. Rejects with CommandError when it could not start, was stopped or was killed. */
  readonly ended: Promise<{ readonly exitCode: number; readonly stderr: string }>;
  /** Ends it and all that it started; resolves when they are gone. */
  stop(): Promise<void>;
}

const keptOfStderr = 64 * 1024;

/** Starts a program in a process group of its own. Throws CommandError when `signal` is over already. */
export function startCommand(command: Command): Running {
  const { file, args, cwd, signal } = command;
  const clean = redactor(command.secrets ?? []);
  const line = clean(commandLine(file, args));
  if (signal?.aborted === true) throw stopped(line, signal.reason);

  const child = spawn(file, args, { env: command.env ?? process.env, cwd, detached: true, stdio: 'pipe' });
  const group = new ChildGroup(child);
  const stderr = listen(child, command, clean);
  // A program may end before it has read all; its exit code says what that means.
  child.stdin.on('error', () => undefined);

  const ended = new Promise<{ exitCode: number; stderr: string }>((resolve, reject) => {
    child.once('error', (error) => reject(notStarted({ line, file, cwd, error })));
    child.once('close', (exitCode, killedBy) => {
      const text = clean(stderr.text());
      if (group.stopped) reject(stopped(line, signal?.reason, text));
      else if (exitCode === null) reject(endedBySignal(line, String(killedBy), text));
      else resolve({ exitCode, stderr: text });
    });
  });
  const stop = () => {
    group.stop();
    return ended.then(noop, noop);
  };
  const onAbort = () => void stop();
  signal?.addEventListener('abort', onAbort, { once: true });
  const release = () => signal?.removeEventListener('abort', onAbort);
  ended.then(release, release);
  return { stdin: child.stdin, stdout: child.stdout, ended, stop };
}

function listen(child: ChildProcessWithoutNullStreams, { onLine }: Command, clean: (text: string) => string): Tail {
  const tail = new Tail(keptOfStderr);
  child.stderr.on('data', (chunk: Buffer) => tail.add(chunk));
  if (onLine === undefined) return tail;
  for (const name of ['stdout', 'stderr'] as const) {
    const lines = new Lines((line) => onLine(clean(line), name));
    child[name].on('data', (chunk: Buffer) => lines.add(chunk));
    child[name].on('end', () => lines.end());
  }
  return tail;
}

function noop(): void {
  // Whoever waits for `ended` learns how it ended; here only that it did matters.
}
