import type { Call } from './calls.ts';

/** The calls that a stand-in received, in the order of arrival. */
export class CallLog {
  #calls: Call[] = [];

  get calls(): readonly Call[] {
    return this.#calls;
  }

  add(call: Omit<Call, 'index' | 'outcome'>): Call {
    const logged: Call = { index: this.#calls.length, ...call };
    this.#calls.push(logged);
    return logged;
  }

  /** Empties the log; the next call has index 0. */
  forget(): void {
    this.#calls = [];
  }
}
