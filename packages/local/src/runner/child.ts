import { type ChildProcess, spawn } from 'node:child_process';
import { refuse } from './errors.ts';
import { LineSplitter } from './line-splitter.ts';
import type { Group, ProcessGroups } from './process-groups.ts';

/** Milliseconds (src/Runner.Sdk/ProcessInvoker.cs). Tests make them short. */
export interface Delays {
  /** From SIGINT to SIGTERM. */
  readonly interrupt: number;
  /** From SIGTERM to the end. */
  readonly terminate: number;
  /** How long output is awaited that something else still holds open after the process ended. */
  readonly streams: number;
}

export const runnerDelays: Delays = { interrupt: 7_500, terminate: 2_500, streams: 5_000 };

export interface Program {
  readonly script: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly groups: ProcessGroups;
  readonly delays: Delays;
  readonly onLine: (line: string) => void;
}

export interface Child {
  /** The exit code; undefined when a signal ended it. */
  readonly exited: Promise<number | undefined>;
  /** SIGINT, then SIGTERM, then the end of the whole group; each only if the one before was of no use. */
  stop(): void;
}

/** Starts a script under Node 24 in a process group of its own. */
export function startNode(program: Program): Child {
  const child = spawn(nodePath(), [program.script], {
    cwd: program.cwd,
    env: program.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const group = program.groups.add(child.pid);
  const exited = watch(child, { ...program, group });
  return {
    exited,
    stop: () => {
      const timers: NodeJS.Timeout[] = [];
      const { interrupt, terminate } = program.delays;
      child.kill('SIGINT');
      timers.push(setTimeout(() => child.kill('SIGTERM'), interrupt));
      timers.push(setTimeout(() => group.kill(), interrupt + terminate));
      const clear = () => timers.forEach((timer) => clearTimeout(timer));
      void exited.then(clear, clear);
    },
  };
}

interface Watch extends Program {
  readonly group: Group;
}

function watch(child: ChildProcess, { onLine, delays, group }: Watch): Promise<number | undefined> {
  for (const stream of [child.stdout, child.stderr]) {
    const lines = new LineSplitter(onLine);
    stream?.on('data', (chunk: Buffer) => lines.push(chunk));
    stream?.on('close', () => lines.end());
  }
  return new Promise((resolve, reject) => {
    let waiting: NodeJS.Timeout | undefined;
    child.on('error', reject);
    child.on('exit', () => {
      waiting = setTimeout(() => {
        group.kill();
        child.stdout?.destroy();
        child.stderr?.destroy();
      }, delays.streams);
    });
    child.on('close', (code) => {
      clearTimeout(waiting);
      group.ended();
      resolve(code ?? undefined);
    });
  });
}

function nodePath(): string {
  if (process.versions.node.startsWith('24.')) return process.execPath;
  throw refuse('wrong-node', {
    problem: `Actions run on Node 24, but this is Node ${process.versions.node} (${process.execPath}).`,
    remedy: 'Start through an npm script of this repository, which puts Node 24 first on the PATH.',
  });
}
