import type { Child } from './child.ts';
import type { ProcessGroups } from './process-groups.ts';

/** Steers a job from outside: lets it be cancelled, or end at once as if the machine were lost. */
export class Control {
  readonly #groups: ProcessGroups;
  #running: { readonly child: Child; readonly goesOn: () => boolean } | undefined;
  #cancel: () => void = () => undefined;
  #lost = false;
  #cancelled = false;

  constructor(groups: ProcessGroups) {
    this.#groups = groups;
  }

  /** Killed: nothing is started any more and nothing is read from what was running. */
  isLost(): boolean {
    return this.#lost;
  }

  isCancelled(): boolean {
    return this.#cancelled;
  }

  onCancel(task: () => void): void {
    this.#cancel = task;
    if (this.#cancelled) task();
  }

  /** `goesOn`: whether the script's condition also holds in a cancelled job, as always() does. */
  watch(child: Child, goesOn: () => boolean): void {
    this.#running = { child, goesOn };
    const forget = () => {
      this.#running = undefined;
    };
    void child.exited.then(forget, forget);
  }

  cancel(): void {
    if (this.#cancelled) return;
    this.#cancelled = true;
    this.#cancel();
    if (this.#running?.goesOn() === false) this.#running.child.stop();
  }

  kill(): void {
    this.#lost = true;
    this.#groups.killAll();
  }
}
