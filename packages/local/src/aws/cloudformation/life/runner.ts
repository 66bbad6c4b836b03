/** One resource's part of an operation. */
export interface Task {
  readonly logicalId: string;
  /** The tasks (logical ids) that come first; others than those of the same run do not count. */
  readonly after: readonly string[];
  /** Starts it; `end` is to be called once, later, when it is over. */
  begin(end: () => void): void;
  /** Tells how it ended: whether it succeeded. */
  finish(): boolean;
  /** Tells that it was given up on the way. */
  cancel(): void;
}

interface Options {
  /** What a failure does to those that are under way: `cancel` all, or go on with all that does not need the failed one. */
  readonly onFailure: 'cancel' | 'go-on';
  /** Called once, at the end: the logical ids that failed or were cancelled, in that order. */
  readonly finished: (failed: readonly string[]) => void;
}

/** Carries tasks out, each as soon as those before it are done. */
export class Runner {
  readonly #options: Options;
  readonly #waiting: Map<string, Task>;
  readonly #running = new Map<string, Task>();
  readonly #failed = new Set<string>();
  #over = false;

  constructor(tasks: readonly Task[], options: Options) {
    this.#waiting = new Map(tasks.map((task) => [task.logicalId, task]));
    this.#options = options;
  }

  start(): void {
    this.#next();
  }

  /** Gives up all that is under way; `finished` is not called any more. The cancelled ones are returned. */
  cancel(): readonly string[] {
    this.#over = true;
    const cancelled = [...this.#running.values()];
    this.#running.clear();
    for (const task of cancelled) task.cancel();
    return cancelled.map(({ logicalId }) => logicalId);
  }

  #next(): void {
    for (const task of [...this.#waiting.values()]) {
      if (!task.after.every((id) => this.#isDone(id))) continue;
      this.#waiting.delete(task.logicalId);
      this.#running.set(task.logicalId, task);
      task.begin(() => this.#ended(task));
    }
    if (this.#running.size > 0 || this.#over) return;
    this.#over = true;
    this.#options.finished([...this.#failed]);
  }

  #isDone(id: string): boolean {
    return !this.#waiting.has(id) && !this.#running.has(id) && !this.#failed.has(id);
  }

  #ended(task: Task): void {
    if (this.#over || !this.#running.delete(task.logicalId)) return;
    if (task.finish()) {
      this.#next();
      return;
    }
    this.#failed.add(task.logicalId);
    if (this.#options.onFailure === 'go-on') {
      this.#next();
      return;
    }
    for (const id of this.cancel()) this.#failed.add(id);
    this.#options.finished([...this.#failed]);
  }
}
