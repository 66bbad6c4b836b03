import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';
import { gitEnvironment } from './environment.ts';
import { BatchAnswers, type BatchAnswer } from './batch-answers.ts';

const idle = 5_000;

/** The whole object, or its type and size alone. */
type Wanted = 'batch' | 'batch-check';

/**
 * A `git cat-file --batch` that is kept open: a process for each of 10,000 objects would take minutes.
 * It sees new objects and moved refs, and ends by itself when it is not asked for a while.
 */
class Reader {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #answers: BatchAnswers;
  readonly #ended: Promise<unknown>;
  readonly #forget: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(dir: string, { what, onEnd }: { readonly what: Wanted; readonly onEnd: () => void }) {
    this.#answers = new BatchAnswers(what === 'batch');
    // NUL ends a question, because a path may hold a newline.
    const child = spawn('git', ['cat-file', `--${what}`, '-z'], { env: gitEnvironment({ GIT_DIR: dir }), cwd: dir });
    this.#child = child;
    this.#forget = onEnd;
    this.#ended = once(child, 'close').catch(() => undefined);
    child.stdin.on('error', () => undefined);
    child.stderr.resume();
    child.stdout.on('data', (chunk: Buffer) => this.#answers.push(chunk));
    const over = (): void => {
      onEnd();
      clearTimeout(this.#timer);
      this.#answers.abandon();
    };
    child.once('close', over).once('error', over);
  }

  ask(expression: string): Promise<BatchAnswer | undefined> {
    clearTimeout(this.#timer);
    this.#hold(true);
    const answer = this.#answers.expect(expression);
    this.#child.stdin.write(`${expression}\0`);
    return answer.finally(() => {
      if (this.#answers.waiting > 0) return;
      clearTimeout(this.#timer);
      this.#hold(false);
      this.#timer = setTimeout(() => {
        // Nobody may ask it any more once its input has ended.
        this.#forget();
        void this.end();
      }, idle).unref();
    });
  }

  /** A reader that is not asked keeps no process of ours from ending. */
  #hold(held: boolean): void {
    const { stdin, stdout, stderr } = this.#child;
    const pipes = [stdin, stdout, stderr].filter((pipe) => pipe instanceof Socket);
    for (const part of [this.#child, ...pipes]) {
      if (held) part.ref();
      else part.unref();
    }
  }

  async end(): Promise<void> {
    this.#hold(true);
    this.#child.stdin.end();
    await this.#ended;
  }
}

const readers: Record<Wanted, Map<string, Reader>> = { batch: new Map(), 'batch-check': new Map() };

/** Asks git what an expression stands for; undefined when nothing. */
export function ask(dir: string, expression: string, what: Wanted = 'batch'): Promise<BatchAnswer | undefined> {
  const open = readers[what];
  const reader: Reader =
    open.get(dir) ??
    new Reader(dir, {
      what,
      onEnd: () => {
        if (open.get(dir) === reader) open.delete(dir);
      },
    });
  open.set(dir, reader);
  return reader.ask(expression);
}

/** Ends the readers of a folder and of what lies in it: before it is removed. */
export async function endReaders(folder: string): Promise<void> {
  for (const open of Object.values(readers)) {
    const ending = [...open].filter(([dir]) => dir === folder || dir.startsWith(`${folder}/`));
    for (const [dir] of ending) open.delete(dir);
    await Promise.all(ending.map(([, reader]) => reader.end()));
  }
}
