import { spawn } from 'node:child_process';

export interface Program {
  readonly script: string;
  readonly cwd: string;
  /** All of its environment: nothing of ours is handed on. */
  readonly env: Readonly<Record<string, string>>;
}

export interface NodeRun {
  readonly code: number;
  /** stdout and stderr as they came. */
  readonly output: string;
  /** As performance.now() counts, taken right before the start. */
  readonly started: number;
  /** Milliseconds from the start to the exit. */
  readonly ms: number;
}

/** Runs a script under this Node to its end, in a process group of its own, which an abort kills. */
export async function runNode(program: Program, signal: AbortSignal): Promise<NodeRun> {
  signal.throwIfAborted();
  const run = await toItsEnd(program, signal);
  signal.throwIfAborted();
  return run;
}

function toItsEnd({ script, cwd, env }: Program, signal: AbortSignal): Promise<NodeRun> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, [script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const chunks: Buffer[] = [];
    let ms = 0;
    const stop = () => killGroup(child.pid);
    signal.addEventListener('abort', stop);
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', reject);
    child.once('exit', () => (ms = performance.now() - started));
    child.once('close', (code) => {
      signal.removeEventListener('abort', stop);
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString(), started, ms });
    });
  });
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // It ended by itself just now.
    if (!(Error.isError(error) && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
