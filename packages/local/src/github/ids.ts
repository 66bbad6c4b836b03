/** Numbers that come once. */
export class Ids {
  #last = 1_000_000;

  next(): number {
    this.#last += 1;
    return this.#last;
  }
}
