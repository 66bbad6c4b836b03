import { startCommand, type Running } from '@iac/command';
import type { Session } from './session.ts';

export interface GitObject {
  readonly oid: string;
  readonly type: string;
  readonly content: Buffer;
}

interface Question {
  readonly answer: (object: GitObject | undefined) => void;
  readonly fail: (error: unknown) => void;
}

/** One `git cat-file --batch` that stays, so that reading an object costs no process. Fetches nothing. */
export class ObjectReader {
  readonly #running: Running;
  readonly #questions: Question[] = [];
  #received = Buffer.alloc(0);
  #failure: Error | undefined;

  constructor({ folder: cwd, gitDir, localEnv }: Session) {
    const args = [`--git-dir=${gitDir}`, 'cat-file', '--batch'];
    // No protocol is allowed, so that a missing object is missing and not fetched behind our back.
    const env = { ...localEnv, GIT_ALLOW_PROTOCOL: '' };
    this.#running = startCommand({ file: 'git', args, cwd, env });
    this.#running.stdout.on('data', (chunk: Buffer) => this.#receive(chunk));
    this.#running.ended.then(
      ({ stderr }) => this.#end(new Error(`git cat-file ended: ${stderr}`)),
      (error: unknown) => this.#end(new Error('git cat-file ended', { cause: error })),
    );
  }

  /** By oid or name of a ref; undefined when it is not here. */
  read(name: string): Promise<GitObject | undefined> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    return new Promise((answer, fail) => {
      this.#questions.push({ answer, fail });
      this.#running.stdin.write(`${name}\n`);
    });
  }

  async close(): Promise<void> {
    this.#running.stdin.end();
    await this.#running.stop();
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (let taken = this.#take(); taken > 0; taken = this.#take()) this.#received = this.#received.subarray(taken);
  }

  /** Answers the oldest question if its whole answer is here: `oid type size LF content LF`, or `name missing LF`. Returns the bytes used. */
  #take(): number {
    const end = this.#received.indexOf('\n');
    if (end < 0) return 0;
    const header = this.#received.toString('utf8', 0, end);
    const [, oid, type, size] = /^([0-9a-f]{40}) (\w+) (\d+)$/.exec(header) ?? [];
    if (oid === undefined || type === undefined) {
      this.#questions.shift()?.answer(undefined);
      return end + 1;
    }
    const from = end + 1;
    const to = from + Number(size);
    if (this.#received.length <= to) return 0;
    this.#questions.shift()?.answer({ oid, type, content: Buffer.from(this.#received.subarray(from, to)) });
    return to + 1;
  }

  #end(error: Error): void {
    this.#failure = error;
    for (const { fail } of this.#questions.splice(0)) fail(error);
  }
}
