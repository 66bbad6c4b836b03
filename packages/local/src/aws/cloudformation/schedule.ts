interface Entry {
  readonly at: number;
  readonly run: () => void;
}

/** What will happen, and when. Nothing runs by itself: whoever asks first moves the time on to the present. */
export class Schedule {
  /** By time; what is due at the same time, in the order in which it was planned. */
  #entries: Entry[] = [];
  #time: number;

  constructor(start: Date) {
    this.#time = start.getTime();
  }

  /** The present; while something planned runs, the time it was planned for. */
  get time(): Date {
    return new Date(this.#time);
  }

  /** At the earliest when the time is moved on next, even after 0 ms. */
  after(milliseconds: number, run: () => void): void {
    const at = this.#time + milliseconds;
    const later = this.#entries.findIndex((entry) => entry.at > at);
    this.#entries.splice(later === -1 ? this.#entries.length : later, 0, { at, run });
  }

  /** Runs all that is due by then, also what that plans in its turn. A clock that goes back stands still here. */
  advance(to: Date): void {
    const end = Math.max(this.#time, to.getTime());
    for (;;) {
      const [next] = this.#entries;
      if (next === undefined || next.at > end) break;
      this.#entries.shift();
      this.#time = next.at;
      next.run();
    }
    this.#time = end;
  }
}
