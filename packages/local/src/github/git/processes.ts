import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { gitEnvironment } from './environment.ts';

const patience = 1_000;

/** The gits that serve a connection. Each leads a process group, so that the gits it starts end with it. */
export class GitProcesses {
  readonly #running = new Set<ChildProcessWithoutNullStreams>();

  start(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcessWithoutNullStreams {
    const child = spawn('git', args, { env: gitEnvironment(env), detached: true });
    this.#running.add(child);
    child.once('close', () => this.#running.delete(child));
    child.stdin.on('error', () => undefined);
    return child;
  }

  /** SIGTERM first: git then removes its lock files. */
  end(child: ChildProcessWithoutNullStreams): void {
    if (!this.#running.has(child)) return;
    signal(child, 'SIGTERM');
    const harder = setTimeout(() => signal(child, 'SIGKILL'), patience);
    child.once('close', () => clearTimeout(harder));
  }

  async endAll(): Promise<void> {
    await Promise.all(
      [...this.#running].map(async (child) => {
        const closed = once(child, 'close');
        this.end(child);
        child.stdout.resume();
        child.stderr.resume();
        await closed;
      }),
    );
  }
}

function signal({ pid }: ChildProcessWithoutNullStreams, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch (error) {
    if (!hasEnded(error)) throw error;
  }
}

/** By its code alone: under a test runner errors of node are of no class that is known here. */
function hasEnded(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ESRCH';
}
