import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** What git writes, passed on to the client or held back for a while; held from the start. */
export class HeldOutput {
  /** When git has written its first bytes, or will write none. */
  readonly begun: Promise<unknown>;
  readonly #target: Writable;
  #held: Buffer[] | undefined = [];

  constructor(source: Readable, target: Writable) {
    this.#target = target;
    source.on('data', (chunk: Buffer) => {
      if (this.#held === undefined) target.write(chunk);
      else this.#held.push(chunk);
    });
    this.begun = Promise.race([once(source, 'data'), once(source, 'end')]);
  }

  hold(): void {
    this.#held ??= [];
  }

  release(): void {
    for (const chunk of this.#held ?? []) this.#target.write(chunk);
    this.#held = undefined;
  }
}
