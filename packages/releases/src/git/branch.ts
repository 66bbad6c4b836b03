import { CommandError } from '@iac/command';
import type { Change, Pushed, ReleaseBranch, Tip } from '../contract.ts';
import { noBranch } from './branches.ts';
import { makeCommit, type NewCommit } from './commit.ts';
import { Contents } from './contents.ts';
import { ObjectReader } from './objects.ts';
import { push } from './push.ts';
import { localGit, remoteFailure, remoteGit, remoteName, type Session } from './session.ts';
import { FetchedTip } from './tip.ts';

interface Opened {
  readonly session: Session;
  readonly branch: string;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Ends what the branch was opened with. */
  readonly release: () => Promise<void>;
}

/** A branch that was cloned, over git. */
export class GitBranch implements ReleaseBranch {
  readonly branch: string;
  readonly #opened: Opened;
  readonly #reader: ObjectReader;
  readonly #contents: Contents;
  /** A change is made into a commit once per tip, so that a push whose answer was lost can be repeated to the letter. */
  readonly #made = new WeakMap<Change, { readonly tip: string; readonly made: Promise<NewCommit> }>();
  /** Whether what cloning brought was given out. */
  #used = false;

  constructor(opened: Opened) {
    const { session, branch, signal } = opened;
    this.branch = branch;
    this.#opened = opened;
    this.#reader = new ObjectReader(session);
    this.#contents = new Contents(session, this.#reader, signal);
  }

  async tip(signal?: AbortSignal): Promise<Tip> {
    const both = this.#until(signal);
    if (this.#used) await this.#fetch(both);
    const head = await this.#reader.read(`refs/heads/${this.branch}`);
    if (head === undefined) throw await noBranch(this.#opened.session, undefined, both);
    this.#used = true;
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

  async push(tip: Tip, change: Change, signal?: AbortSignal): Promise<Pushed> {
    if (!(tip instanceof FetchedTip)) throw new TypeError('push() takes what tip() gave');
    const { commit, changes } = await this.#make(tip, change, this.#until(signal));
    if (!changes) return { outcome: 'unchanged' };
    return push(this.#opened.session, { branch: this.branch, from: tip.commit, to: commit }, this.#until(signal));
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
    const ref = `refs/heads/${this.branch}`;
    const args = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', remoteName, `+${ref}:${ref}`];
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

  #make(tip: FetchedTip, change: Change, signal: AbortSignal): Promise<NewCommit> {
    const known = this.#made.get(change);
    if (known?.tip === tip.commit) return known.made;
    const date = Math.floor(this.#opened.now() / 1_000);
    const made = makeCommit(this.#opened.session, { tip, change, date }, signal);
    this.#made.set(change, { tip: tip.commit, made });
    return made;
  }

  #until(signal: AbortSignal | undefined): AbortSignal {
    return signal === undefined ? this.#opened.signal : AbortSignal.any([this.#opened.signal, signal]);
  }
}
