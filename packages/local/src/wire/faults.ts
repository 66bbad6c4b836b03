import type { Call } from './calls.ts';

/**
 * What goes wrong with one call. `-before`: nothing was done. `-after`: it was done, but the answer is lost.
 * `stale`: a read answers with the state before the last change. How throttling looks is the service's business.
 */
export type FaultKind =
  | 'throttled'
  | 'internal-error'
  | 'unavailable'
  | 'reset-before'
  | 'reset-after'
  | 'stale'
  | 'access-denied'
  | 'silence';

export interface Fault {
  readonly kind: FaultKind;
  /** Which calls it hits. */
  readonly when: (call: Call) => boolean;
  /** How many of them; default 1. */
  readonly times?: number;
}

/** Runs beside a call: to make somebody else change something first (a lost race), or to kill the caller. */
export interface Tap {
  readonly before?: (call: Call) => void | Promise<void>;
  /** After the call was carried out, before its answer is sent. */
  readonly after?: (call: Call) => void | Promise<void>;
}

/** The faults and taps of one stand-in; changed at any time. */
export class Faults {
  readonly #faults: { readonly fault: Fault; left: number }[] = [];
  readonly #taps: Tap[] = [];

  add(fault: Fault): void {
    this.#faults.push({ fault, left: fault.times ?? 1 });
  }

  tap(tap: Tap): void {
    this.#taps.push(tap);
  }

  clear(): void {
    this.#faults.length = 0;
    this.#taps.length = 0;
  }

  /** The fault that hits this call, used up by asking. */
  take(call: Call): FaultKind | undefined {
    const hit = this.#faults.find(({ fault, left }) => left > 0 && fault.when(call));
    if (hit === undefined) return undefined;
    hit.left -= 1;
    return hit.fault.kind;
  }

  async before(call: Call): Promise<void> {
    for (const tap of this.#taps) await tap.before?.(call);
  }

  async after(call: Call): Promise<void> {
    for (const tap of this.#taps) await tap.after?.(call);
  }
}
