import { createHash } from 'node:crypto';
import type { Oid } from '../../src/contract.ts';
import { decodeTree, type RawEntry } from '../../src/observe/decode-tree.ts';

/** What stands at a path: the text of a regular file, or anything with its mode. */
export type Content = string | { readonly mode: number; readonly content: string };

/** A commit's files by path; a commit's oid as `content` for a submodule. */
export type Files = Readonly<Record<string, Content>>;

export const executable = (content: string): Content => ({ mode: 0o100755, content });
export const symlink = (content: string): Content => ({ mode: 0o120000, content });
export const submodule: Content = { mode: 0o160000, content: 'f'.repeat(40) };

/** The objects of some repositories, by their names in git. */
export class Objects {
  readonly trees: Map<Oid, RawEntry[]>;

  constructor(trees: Map<Oid, RawEntry[]> = new Map()) {
    this.trees = trees;
  }

  /** The root tree of `files`. */
  tree(files: Files): Oid {
    const folders = new Map<string, Record<string, Content>>();
    const entries: RawEntry[] = [];
    for (const [path, content] of Object.entries(files)) {
      const slash = path.indexOf('/');
      if (slash < 0) entries.push(this.#entry(path, content));
      else {
        const folder = folders.get(path.slice(0, slash)) ?? {};
        folders.set(path.slice(0, slash), { ...folder, [path.slice(slash + 1)]: content });
      }
    }
    for (const [name, below] of folders) entries.push(entry(name, 0o040000, this.tree(below)));
    return this.keep(entries);
  }

  keep(entries: readonly RawEntry[]): Oid {
    const { oid } = decodeTree(entries, '');
    this.trees.set(oid, [...entries]);
    return oid;
  }

  #entry(name: string, content: Content): RawEntry {
    const { mode, content: text } = typeof content === 'string' ? { mode: 0o100644, content } : content;
    return entry(name, mode, mode === 0o160000 ? text : blob(text));
  }
}

function entry(name: string, mode: number, oid: Oid): RawEntry {
  return { nameRaw: Buffer.from(name).toString('base64'), mode, oid };
}

function blob(text: string): Oid {
  const body = Buffer.from(text);
  return createHash('sha1').update(`blob ${body.length}\0`).update(body).digest('hex');
}
