import { readFile } from 'node:fs/promises';
import type { Pushed } from '../contract.ts';
import { readRejection } from '../git/rejections.ts';
import { localGit, type Session } from '../git/session.ts';
import { Connection } from './connection.ts';
import { askToMove, readReport, type Move } from './receive-pack.ts';
import { makeRepository, standAt, type Head } from './repository.ts';
import { askForHead, askForObjects, readHead, readPack } from './upload-pack.ts';

/**
 * The same talk that git has with a server over HTTP, in fewer requests and processes: what git asks anew each time (what the
 * server can do, where all branches stand) is known or not needed here. It knows the good answers only. Whatever
 * else happens, it steps aside for good and git does the same thing again, to say what is wrong or to find that all is well.
 */
export class Direct {
  readonly #session: Session;
  readonly #connection: Connection;
  #shallow = '';
  #tip = '';
  #aside = false;

  constructor(session: Session, authorization: string) {
    this.#session = session;
    this.#connection = new Connection(session.talk.address.url, authorization);
  }

  /** What git's clone brings: the newest commit and its folders. Two requests. The branch's name; undefined: ask git. */
  clone(wanted: string | undefined, signal: AbortSignal): Promise<string | undefined> {
    return this.#try(async () => {
      const head = await this.#head(refOf(wanted), signal);
      await makeRepository(this.#session);
      await this.#fetch({ want: [head.oid], have: [], shallow: 'want' }, signal);
      await standAt(this.#session, head);
      this.#shallow = head.oid;
      this.#tip = head.oid;
      return head.ref.slice('refs/heads/'.length);
    });
  }

  /** Where the branch stands, with the commits and folders that are new: one request, or two. undefined: ask git. */
  tip(branch: string, signal: AbortSignal): Promise<string | undefined> {
    return this.#try(async () => {
      const { oid } = await this.#head(refOf(branch), signal);
      if (oid !== this.#tip) await this.#fetch({ want: [oid], have: [this.#tip], shallow: [this.#shallow] }, signal);
      this.#tip = oid;
      return oid;
    });
  }

  /** Brings files' contents: one request. false: ask git. */
  async contents(oids: readonly string[], signal: AbortSignal): Promise<boolean> {
    const brought = await this.#try(async () => {
      await this.#fetch({ want: oids, have: [], shallow: [] }, signal);
      return true;
    });
    return brought === true;
  }

  /** Moves the branch, if it still stands where it was read: one request. undefined: ask git, but the commit may have landed. */
  push(move: Move, pack: string, signal: AbortSignal): Promise<Pushed | undefined> {
    return this.#try(async () => {
      const body = askToMove(move, await readFile(pack));
      const refused = readReport(await this.#connection.post({ service: 'git-receive-pack', body, signal }), move.ref);
      if (refused === '') return { outcome: 'pushed', commit: move.to };
      if (readRejection(refused) !== 'lost') throw new Error(refused);
      // The server has refused this very copy, and no other was sent.
      return { outcome: 'lost', reason: `[remote rejected] (${refused})` };
    });
  }

  close(): void {
    this.#connection.close();
  }

  /**
   * Any failure is let go here: git takes the same step next and says itself what is wrong, in its own words. A cancelled job ends
   * git's step as well, with the reason of the signal.
   */
  async #try<T>(what: () => Promise<T>): Promise<T | undefined> {
    if (this.#aside) return undefined;
    try {
      return await what();
    } catch {
      this.#aside = true;
      return undefined;
    }
  }

  async #head(ref: string | undefined, signal: AbortSignal): Promise<Head> {
    const head = readHead(await this.#upload(askForHead(ref), signal), ref);
    if (head === undefined) throw new Error('there is no such branch');
    return head;
  }

  #upload(body: string, signal: AbortSignal): Promise<Buffer> {
    return this.#connection.post({ service: 'git-upload-pack', body, signal });
  }

  async #fetch(wanted: Parameters<typeof askForObjects>[0], signal: AbortSignal): Promise<void> {
    const pack = readPack(await this.#upload(askForObjects(wanted), signal));
    // Kept as what a server promised: what it lacks, the server has (git-scm.com, partial-clone).
    const args = ['index-pack', '--stdin', '--fix-thin', '--promisor'];
    await localGit(this.#session, { args, input: pack, signal });
  }
}

function refOf(branch: string | undefined): string | undefined {
  return branch === undefined ? undefined : `refs/heads/${branch}`;
}
