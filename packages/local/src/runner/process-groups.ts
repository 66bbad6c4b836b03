import { atExit } from './at-exit.ts';

export interface Group {
  kill(): void;
  /** The first process has ended: if it was the last one, too, the system may give its id to somebody else. */
  ended(): void;
}

/** The process groups that a job has started: all of them end with it, whoever is left in them. */
export class ProcessGroups {
  readonly #ids = new Set<number>();
  readonly #forget = atExit(() => this.killAll());

  /** `id`: the process id of the group's first process; undefined when it could not be started. */
  add(id: number | undefined): Group {
    if (id !== undefined) this.#ids.add(id);
    return {
      kill: () => this.#signal(id, 'SIGKILL'),
      ended: () => this.#signal(id, 0),
    };
  }

  killAll(): void {
    for (const id of this.#ids) this.#signal(id, 'SIGKILL');
  }

  /** The job is over: kills what is left. */
  end(): void {
    this.killAll();
    this.#forget();
  }

  #signal(id: number | undefined, name: 'SIGKILL' | 0): void {
    if (id === undefined || !this.#ids.has(id)) return;
    try {
      process.kill(-id, name);
    } catch {
      // ESRCH: nobody is left in it.
      this.#ids.delete(id);
    }
  }
}
