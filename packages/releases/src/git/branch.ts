import { CommandError } from '@iac/command';
import type { Change, Pushed, ReleaseBranch, Tip } from '../contract.ts';
import type { Direct } from '../direct/direct.ts';
import { noBranch } from './branches.ts';
import { forget, makeCommit, type NewCommit } from './commit.ts';
import { Contents } from './contents.ts';
import { ObjectReader, type GitObject } from './objects.ts';
import { push } from './push.ts';
import { localGit, remoteFailure, remoteGit, remoteName, type Session } from './session.ts';
import { FetchedTip } from './tip.ts';

interface Opened {
  readonly session: Session;
  readonly branch: string;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** The shorter way to the server, where there is one. */
  readonly direct: Direct | undefined;
  /** Ends what the branch was opened with. */
  readonly release: () => Promise<void>;
}

/** A branch that was cloned, over git. */
export class GitBranch implements ReleaseBranch {
  readonly branch: string;
  readonly #ref: string;
  readonly #opened: Opened;
  readonly #direct: Direct | undefined;
  readonly #reader: ObjectReader;
  readonly #contents: Contents;
  /** A change is made into a commit once per tip, so that a push whose answer was lost can be repeated to the letter. */
  #last: { readonly change: Change; readonly tip: string; readonly made: NewCommit } | undefined;
  /** Whether what cloning brought was given out. */
  #used = false;

  constructor(opened: Opened) {
    const { session, branch, signal, direct } = opened;
    this.branch = branch;
    this.#opened = opened;
    this.#reader = new ObjectReader(session);
    this.#direct = direct;
    this.#contents = new Contents(session, { reader: this.#reader, direct, signal });
    this.#ref = `refs/heads/${branch}`;
  }

  async tip(signal?: AbortSignal): Promise<Tip> {
    const both = this.#until(signal);
    const head = await this.#head(both);
    const tree = head.content.toString('latin1', 'tree '.length, 'tree '.length + 40);
    return new FetchedTip(
      { commit: head.oid, tree },
      {
        tree: (oid) => this.#contents.tree(oid),
        blob: (oid) => this.#contents.blob(oid),
        history: (commit) => this.#history(commit),
      },
    );
  }

  /** The newest commit: what cloning brought, and later what is new. */
  async #head(signal: AbortSignal): Promise<GitObject> {
    const direct = this.#used ? await this.#direct?.tip(this.branch, signal) : undefined;
    if (this.#used && direct === undefined) await this.#fetch(signal);
    const head = await this.#reader.read(direct ?? this.#ref);
    if (head === undefined) throw await noBranch(this.#opened.session, undefined, signal);
    this.#used = true;
    return head;
  }

  async push(tip: Tip, change: Change, signal?: AbortSignal): Promise<Pushed> {
    if (!(tip instanceof FetchedTip)) throw new TypeError('push() takes what tip() gave');
    const { commit, changes, pack } = await this.#make(tip, change, this.#until(signal));
    if (!changes) return { outcome: 'unchanged' };
    const move = { ref: this.#ref, from: tip.commit, to: commit };
    const direct = await this.#direct?.push(move, pack, this.#until(signal));
    const pushed = direct ?? (await push(this.#opened.session, move, this.#until(signal)));
    // The branch stands on it now: not to be forgotten.
    if (pushed.outcome === 'pushed') this.#last = undefined;
    if (direct !== undefined) return direct;
    // Sent before, and not answered: it may be what git lost the race to.
    return pushed.outcome === 'lost' && this.#direct !== undefined ? { ...pushed, sent: commit } : pushed;
  }

  async close(): Promise<void> {
    await this.#reader.close();
    await this.#opened.release();
  }

  /**
   * What is new since the last fetch, and no more: the server is told what is here. Not with --depth, so that every commit in
   * between is known and includes() can tell whether ours is among them.
   */
  async #fetch(signal: AbortSignal): Promise<void> {
    const { session } = this.#opened;
    const refspec = `+${this.#ref}:${this.#ref}`;
    const args = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', remoteName, refspec];
    try {
      await remoteGit(session, { args, signal });
    } catch (error) {
      // git remote.c: "couldn't find remote ref %s"
      const deleted = error instanceof CommandError && error.stderr.includes("couldn't find remote ref");
      throw deleted ? await noBranch(session, this.branch, signal) : remoteFailure(session, error);
    }
  }

  async #history(commit: string): Promise<ReadonlySet<string>> {
    const { session, signal } = this.#opened;
    const { stdout } = await localGit(session, { args: ['rev-list', commit], signal });
    return new Set(stdout.trim().split('\n'));
  }

  async #make(tip: FetchedTip, change: Change, signal: AbortSignal): Promise<NewCommit> {
    const last = this.#last;
    if (last?.change === change && last.tip === tip.commit) return last.made;
    if (last !== undefined && last.made.commit !== tip.commit) await forget(last.made);
    const date = Math.floor(this.#opened.now() / 1_000);
    const made = await makeCommit(this.#opened.session, { tip, change, date }, signal);
    this.#last = { change, tip: tip.commit, made };
    return made;
  }

  #until(signal: AbortSignal | undefined): AbortSignal {
    return signal === undefined ? this.#opened.signal : AbortSignal.any([this.#opened.signal, signal]);
  }
}
