import { StringDecoder } from 'node:string_decoder';

/** Cuts a stream of bytes into lines at \n, \r\n or \r, as the runner reads a process; characters cut in two by a chunk stay whole. */
export class LineSplitter {
  readonly #decoder = new StringDecoder('utf8');
  readonly #give: (line: string) => void;
  #rest = '';

  constructor(give: (line: string) => void) {
    this.#give = give;
  }

  push(chunk: Buffer): void {
    const text = this.#rest + this.#decoder.write(chunk);
    // A carriage return at the end may be the first half of \r\n.
    const lines = text.split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#give(line);
  }

  end(): void {
    const rest = this.#rest + this.#decoder.end();
    this.#rest = '';
    if (rest !== '') this.#give(rest.replace(/\r$/, ''));
  }
}
