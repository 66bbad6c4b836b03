/** How the remote is told who asks. A token is sent over https only; a key is a private key in PEM or OpenSSH form. */
export type Credentials =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'ssh'; readonly key: string; readonly knownHosts: string };

export interface Remote {
  /** https://host/owner/name(.git) with a token; ssh://git@host:port/owner/name.git or git@host:owner/name.git with a key. */
  readonly url: string;
  /** Without refs/heads/; default: what the remote's HEAD names. */
  readonly branch?: string;
  readonly credentials: Credentials;
}

/** One line of a folder, from the tree alone: no content was fetched for it. */
export interface Entry {
  readonly name: string;
  /** As git writes it: 100644, 100755, 120000 (symbolic link), 160000 (submodule), 040000 (folder). */
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  /** 40 hex digits. */
  readonly oid: string;
}

/** The branch as it stood when it was fetched. Paths are relative, with `/`; one that leads through anything but folders throws `path-refused`. */
export interface Tip {
  /** 40 hex digits. */
  readonly commit: string;
  /** What is at `path`, without fetching its content. */
  entry(path: string): Promise<Entry | undefined>;
  /** Sorted as git sorts them; empty when there is no such folder. '' is the root. */
  list(folder: string): Promise<readonly Entry[]>;
  /** The text of a file, fetched when it is asked for; undefined when there is none. Not UTF-8: throws `path-refused`. */
  read(path: string): Promise<string | undefined>;
  /** The oid that a file of this text would have: equal to entry().oid means equal to the byte. No I/O. */
  oidOf(text: string): string;
  /** Whether `commit` is this tip or was landed before it (since this remote was opened). */
  includes(commit: string): Promise<boolean>;
}

/** What is to be different, as one commit. */
export interface Change {
  /** Path -> the whole new text; null deletes. Folders come and go with their files. */
  readonly files: ReadonlyMap<string, string | null>;
  readonly message: string;
  /** Author and committer. */
  readonly author: { readonly name: string; readonly email: string };
}

/** What became of one push. `lost`: somebody else was faster. `unknown`: the answer never came. */
export type Pushed =
  | { readonly outcome: 'pushed'; readonly commit: string }
  | { readonly outcome: 'unchanged' }
  | {
      readonly outcome: 'lost' | 'unknown';
      readonly reason: string;
      /** The commit, if it was sent and so may have landed all the same. */ readonly sent?: string;
    };

/** One branch of one remote repository, to be read and to be moved by compare and swap. */
export interface ReleaseBranch {
  readonly branch: string;
  /** Fetches; the first call answers what opening has fetched. Throws `unavailable` when a later try may succeed. */
  tip(signal?: AbortSignal): Promise<Tip>;
  /** One commit on top of `tip`, if the branch still stands there. Throws what no retry can mend. */
  push(tip: Tip, change: Change, signal?: AbortSignal): Promise<Pushed>;
  /** Ends every process and removes every file. */
  close(): Promise<void>;
}

/** What openRemote(remote, options) takes. It tries again after passing faults until `signal` ends it. */
export interface OpenOptions {
  /** Made if it is missing; everything is in a folder of its own below it, which close() removes. */
  readonly temp: string;
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch; default Date.now. */
  readonly now?: () => number;
  /** 0 up to 1; default Math.random. */
  readonly random?: () => number;
}

/** What land(branch, render, options) takes. */
export interface LandOptions {
  /** When to give up: milliseconds since the epoch, or a signal. */
  readonly deadline: number | AbortSignal;
  readonly now?: () => number;
  readonly random?: () => number;
  /** Told after each try that did not end it. */
  readonly onAttempt?: (attempt: Attempt) => void;
}

export interface Attempt {
  /** Counts from 1. */
  readonly number: number;
  /** `lost`: somebody else was faster. `fault`: the network or the server failed in passing. */
  readonly kind: 'lost' | 'fault';
  /** In git's or the server's words. */
  readonly reason: string;
  /** Milliseconds until the next try. */
  readonly waitMs: number;
}

/** How landing ended. `commit` is ours when pushed, and the branch's tip when there was nothing to change. */
export interface Landing {
  readonly outcome: 'pushed' | 'unchanged';
  /** 40 hex digits. */
  readonly commit: string;
  /** What the last render() was given; when pushed, the commit's parent. */
  readonly tip: Tip;
  /** Pushes tried, at least 1 when pushed. */
  readonly attempts: number;
  /** Milliseconds spent waiting between tries. */
  readonly waitedMs: number;
}
