import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { forgetGroup, signalGroup, watchGroup } from './process-groups.ts';

/** Milliseconds from SIGTERM to SIGKILL. */
const toTidyUp = 1_000;
/** Milliseconds from a program's end to the end of what it left behind. */
const leftOver = 250;

/** The process group that a detached child leads. No member outlives the child. */
export class ChildGroup {
  /** Whether stop() ended it. */
  stopped = false;
  readonly #child: ChildProcessWithoutNullStreams;
  #timer: NodeJS.Timeout | undefined;

  constructor(child: ChildProcessWithoutNullStreams) {
    this.#child = child;
    const { pid } = child;
    if (pid === undefined) return;
    watchGroup(pid);
    child.once('exit', () => this.#leaderGone(pid));
    child.once('close', () => {
      clearTimeout(this.#timer);
      signalGroup(pid, 'SIGKILL');
      forgetGroup(pid);
    });
  }

  stop(): void {
    const { pid, exitCode, signalCode } = this.#child;
    if (this.stopped || pid === undefined || exitCode !== null || signalCode !== null) return;
    this.stopped = true;
    signalGroup(pid, 'SIGTERM');
    this.#killAfter(toTidyUp, pid);
  }

  #leaderGone(pid: number): void {
    // What it left behind may hold its output open, and so keep 'close' away: wait a little, not for ever.
    this.#killAfter(leftOver, pid);
    if (!this.stopped) return;
    signalGroup(pid, 'SIGKILL');
    this.#child.stdout.resume();
  }

  #killAfter(delay: number, pid: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), delay);
  }
}
