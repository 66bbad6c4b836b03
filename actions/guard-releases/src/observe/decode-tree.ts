import { createHash } from 'node:crypto';
import type { Oid, TreeEntry } from '../contract.ts';

/** As GitHub's GraphQL answers: the name's bytes in base64, the mode as a number, 33188 for 100644. */
export interface RawEntry {
  readonly nameRaw: string;
  readonly mode: number;
  readonly oid: Oid;
}

/** PURE: the entries, and the oid that git gives a tree of them: an answer with one missing or changed has another oid. `like`: any oid of the repository. */
export function decodeTree(raw: readonly RawEntry[], like: Oid): { readonly oid: Oid; readonly entries: TreeEntry[] } {
  const parts = raw.map((entry) => ({ entry, name: Buffer.from(entry.nameRaw, 'base64') })).sort(inTreeOrder);
  const body = Buffer.concat(
    parts.flatMap(({ entry, name }) => [
      Buffer.from(`${entry.mode.toString(8)} `),
      name,
      Buffer.from([0]),
      Buffer.from(entry.oid, 'hex'),
    ]),
  );
  const algorithm = like.length === 64 ? 'sha256' : 'sha1';
  const oid = createHash(algorithm).update(`tree ${body.length}\0`).update(body).digest('hex');
  return { oid, entries: parts.map(({ entry, name }) => decodeEntry(entry, name)) };
}

interface Part {
  readonly entry: RawEntry;
  readonly name: Buffer;
}

/** git sorts by bytes, and folders as if their names ended in a slash. */
function inTreeOrder(a: Part, b: Part): number {
  return Buffer.compare(sortKey(a), sortKey(b));
}

function sortKey({ entry, name }: Part): Buffer {
  return entry.mode === 0o040000 ? Buffer.concat([name, Buffer.from('/')]) : name;
}

function decodeEntry({ nameRaw, mode, oid }: RawEntry, bytes: Buffer): TreeEntry {
  const name = bytes.toString();
  const utf8 = Buffer.from(name).equals(bytes);
  return { rawName: nameRaw, name, utf8, mode: mode.toString(8).padStart(6, '0'), oid };
}
