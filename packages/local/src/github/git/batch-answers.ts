export interface BatchAnswer {
  readonly oid: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Empty where only the size was asked for. */
  readonly content: Buffer;
}

interface Question {
  readonly expression: string;
  readonly resolve: (answer: BatchAnswer | undefined) => void;
  readonly reject: (error: Error) => void;
}

const header = /^([0-9a-f]{40}) (blob|tree|commit|tag) (\d+)$/;

/** Puts together what `git cat-file --batch` (or `--batch-check`, without content) writes: an answer a question, in order. */
export class BatchAnswers {
  readonly #withContent: boolean;
  readonly #questions: Question[] = [];
  #chunks: Buffer[] = [];
  #size = 0;
  /** No answer can be whole before that many bytes are there. */
  #needed = 0;

  constructor(withContent: boolean) {
    this.#withContent = withContent;
  }

  get waiting(): number {
    return this.#questions.length;
  }

  expect(expression: string): Promise<BatchAnswer | undefined> {
    return new Promise((resolve, reject) => this.#questions.push({ expression, resolve, reject }));
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size < this.#needed) return;
    let rest = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    for (let used = this.#first(rest); used > 0; used = this.#first(rest)) rest = rest.subarray(used);
    this.#chunks = [rest];
    this.#size = rest.length;
  }

  /** Git has ended: whoever still waits is told. */
  abandon(): void {
    for (const { expression, reject } of this.#questions.splice(0)) {
      reject(new Error(`git ended before it answered ${JSON.stringify(expression)}`));
    }
  }

  /** Settles the first question; gives how many bytes its answer took, 0 when it is not whole yet. */
  #first(bytes: Buffer): number {
    const [question] = this.#questions;
    const end = bytes.indexOf('\n');
    this.#needed = 0;
    if (question === undefined || end === -1) return 0;
    const [, oid, type, size] = header.exec(bytes.subarray(0, end).toString()) ?? [];
    if (oid === undefined || type === undefined) return this.#missing(question, bytes);
    const last = end + 1 + (this.#withContent ? Number(size) + 1 : 0);
    this.#needed = last;
    if (bytes.length < last) return 0;
    this.#questions.shift();
    const content = Buffer.from(bytes.subarray(end + 1, Math.max(last - 1, end + 1)));
    question.resolve({ oid, type, size: Number(size), content });
    return last;
  }

  /** `<expression> missing`: the expression comes back as it was asked, with its newlines. */
  #missing({ expression, resolve }: Question, bytes: Buffer): number {
    const asked = Buffer.byteLength(expression);
    const end = bytes.indexOf('\n', asked);
    if (end === -1) return 0;
    this.#questions.shift();
    resolve(undefined);
    return end + 1;
  }
}
