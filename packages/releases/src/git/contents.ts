import type { Entry } from '../contract.ts';
import type { Direct } from '../direct/direct.ts';
import { Pace } from '../pace.ts';
import type { ObjectReader } from './objects.ts';
import { remoteFailure, remoteGit, remoteName, type Session } from './session.ts';
import { parseTree } from './tree.ts';

interface Sources {
  readonly reader: ObjectReader;
  readonly direct: Direct | undefined;
  readonly signal: AbortSignal;
}

/** Folders and files of commits that were fetched without their files. */
export class Contents {
  readonly #session: Session;
  readonly #reader: ObjectReader;
  readonly #direct: Direct | undefined;
  readonly #signal: AbortSignal;
  readonly #trees = new Map<string, Promise<readonly Entry[]>>();
  readonly #blobs = new Map<string, Buffer>();
  /** What the next fetch is to bring. */
  #wanted: string[] = [];
  #next: Promise<void> | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(session: Session, { reader, direct, signal }: Sources) {
    this.#session = session;
    this.#reader = reader;
    this.#direct = direct;
    this.#signal = signal;
  }

  tree(oid: string): Promise<readonly Entry[]> {
    const known = this.#trees.get(oid);
    if (known !== undefined) return known;
    const read = this.#require(oid).then(parseTree);
    this.#trees.set(oid, read);
    return read;
  }

  /** One request (git: two) the first time, however many are asked for at once. (To ask the reader first would end it: git gives up on a missing object.) */
  async blob(oid: string): Promise<Buffer> {
    const known = this.#blobs.get(oid);
    if (known !== undefined) return known;
    await this.#fetch(oid);
    const content = await this.#require(oid);
    this.#blobs.set(oid, content);
    return content;
  }

  async #require(oid: string): Promise<Buffer> {
    const object = await this.#reader.read(oid);
    if (object === undefined) throw new Error(`the object ${oid} is missing`);
    return object.content;
  }

  /** Whoever asks while a fetch runs shares the next one: two at once would lock each other out. */
  #fetch(oid: string): Promise<void> {
    this.#wanted.push(oid);
    const start = () => this.#fetchWanted();
    this.#next ??= this.#running.then(start, start);
    return this.#next;
  }

  #fetchWanted(): Promise<void> {
    const oids = this.#wanted;
    this.#wanted = [];
    this.#next = undefined;
    this.#running = this.#bring(oids);
    return this.#running;
  }

  async #bring(oids: readonly string[]): Promise<void> {
    if ((await this.#direct?.contents(oids, this.#signal)) === true) return;
    const input = `${oids.join('\n')}\n`;
    const options = ['--quiet', '--no-tags', '--no-write-fetch-head', '--filter=blob:none', '--stdin'];
    // `noop`: there is nothing to agree on about a single file.
    const args = ['-c', 'fetch.negotiationAlgorithm=noop', 'fetch', ...options, remoteName];
    await new Pace({ signal: this.#signal }).persist(() => this.#fetchOnce({ args, input }));
  }

  async #fetchOnce(call: { readonly args: readonly string[]; readonly input: string }): Promise<void> {
    await remoteGit(this.#session, { ...call, signal: this.#signal }).catch((error: unknown) => {
      throw remoteFailure(this.#session, error);
    });
  }
}
