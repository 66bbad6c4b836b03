import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Running } from '@iac/command';
import { startDaemon, toolPath } from '@iac/toolbox';
import { ClusterError } from './errors.ts';
import type { Part } from './parts.ts';

/** The programs of one cluster. */
export class Processes {
  readonly #folder: string;
  readonly #running: Running[] = [];
  readonly #failed = new AbortController();
  #stopping = false;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Aborts, with the reason, when one of them ends that was not stopped. */
  get failed(): AbortSignal {
    return this.#failed.signal;
  }

  start({ tool, args }: Part): void {
    const log = join(this.#folder, `${tool}.log`);
    // kwok looks for its settings below HOME.
    const env = { PATH: process.env['PATH'] ?? '', HOME: this.#folder };
    const running = startDaemon({ file: toolPath(tool), args, log, env, cwd: this.#folder });
    this.#running.push(running);
    const ended = () => {
      if (!this.#stopping) this.#failed.abort(endedEarly(tool, log));
    };
    running.ended.then(ended, ended);
  }

  /** All at once: none of them has anything to keep. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#running.map((running) => running.stop()));
  }
}

function endedEarly(tool: string, log: string): ClusterError {
  const last = readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n');
  return new ClusterError({
    code: 'part-ended',
    problem: `${tool} ended while the cluster was starting. The last that it said:\n${last}\n`,
    remedy: 'If a port was taken, start again; otherwise correct what it says.',
  });
}
