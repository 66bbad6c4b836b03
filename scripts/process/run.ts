import { spawn } from 'node:child_process';

export interface Ran {
  readonly code: number;
  /** stdout and stderr as they came, mixed. */
  readonly output: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program to its end and keeps what it prints. Never throws for an exit code; a program that cannot start does. */
export function run(command: string, args: readonly string[], { cwd, env = process.env }: RunOptions): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const output = Buffer.concat(chunks).toString();
      resolve({ code: code ?? 1, output: signal === null ? output : `${output}\nstopped by ${signal}\n` });
    });
  });
}

/** The same, where anything but exit 0 is an error that shows the output. */
export async function mustRun(command: string, args: readonly string[], options: RunOptions): Promise<string> {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new Error(`${[command, ...args].join(' ')} ended with exit code ${code}:\n${output}`);
  return output;
}
