import type { Entry, Tip } from '../contract.ts';
import { blobOid } from '../oid.ts';
import { refusedPath, segmentsOf } from '../path.ts';

/** Where a tip's contents come from. */
export interface Store {
  tree(oid: string): Promise<readonly Entry[]>;
  /** Fetched when it is not here. */
  blob(oid: string): Promise<Buffer>;
  /** The commit and those before it, back to where the remote was opened. */
  history(commit: string): Promise<ReadonlySet<string>>;
}

/** A commit that was fetched with all of its folders and none of its files. */
export class FetchedTip implements Tip {
  readonly commit: string;
  /** The oid of its root folder. */
  readonly tree: string;
  readonly #store: Store;
  #history: Promise<ReadonlySet<string>> | undefined;

  constructor({ commit, tree }: { readonly commit: string; readonly tree: string }, store: Store) {
    this.commit = commit;
    this.tree = tree;
    this.#store = store;
  }

  async entry(path: string): Promise<Entry | undefined> {
    const segments = segmentsOf(path);
    let folder: string | undefined = this.tree;
    let entry: Entry | undefined;
    for (const [index, name] of segments.entries()) {
      if (folder === undefined) throw blocked(path, segments.slice(0, index), entry);
      entry = (await this.#store.tree(folder)).find((candidate) => candidate.name === name);
      if (entry === undefined) return undefined;
      folder = entry.type === 'tree' ? entry.oid : undefined;
    }
    return entry;
  }

  async list(folder: string): Promise<readonly Entry[]> {
    if (folder === '') return this.#store.tree(this.tree);
    const entry = await this.entry(folder);
    if (entry === undefined) return [];
    if (entry.type !== 'tree') throw blocked(folder, segmentsOf(folder), entry);
    return this.#store.tree(entry.oid);
  }

  async read(path: string): Promise<string | undefined> {
    const entry = await this.entry(path);
    if (entry === undefined) return undefined;
    if (!isFile(entry)) throw blocked(path, segmentsOf(path), entry);
    const text = decode(await this.#store.blob(entry.oid));
    if (text === undefined) throw refusedPath(path, 'holds no UTF-8 text', 'Name a text file.');
    return text;
  }

  oidOf(text: string): string {
    return blobOid(text);
  }

  async includes(commit: string): Promise<boolean> {
    if (commit === this.commit) return true;
    this.#history ??= this.#store.history(this.commit);
    return (await this.#history).has(commit);
  }
}

/** PURE: whether it may be read, replaced and deleted as a file. */
export function isFile({ mode }: Entry): boolean {
  return mode === '100644' || mode === '100755';
}

export function blocked(path: string, segments: readonly string[], entry: Entry | undefined): Error {
  const place = segments.join('/');
  return refusedPath(
    path,
    `cannot be used: ${place} is ${entry === undefined ? 'missing' : kindOf(entry)} on the branch`,
    `Choose another path, or remove ${place} from the branch.`,
  );
}

function kindOf({ mode, type }: Entry): string {
  if (mode === '120000') return 'a symbolic link';
  if (type === 'commit') return 'a submodule';
  return type === 'tree' ? 'a folder' : 'a file';
}

/** A byte order mark stays: what is read must be writable again byte for byte. */
function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
