/** Every repository has it. */
export const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

export interface TreeEntry {
  /** As git writes it, of six figures: 040000, 100644, 100755, 120000, 160000. */
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly oid: string;
  /** What is no UTF-8 in it is U+FFFD; `raw` has every byte. */
  readonly name: string;
  readonly raw: Buffer;
}

/** A tree object's content, read: `mode SP name NUL oid` for each entry. */
export function parseTree(content: Buffer): TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (let at = 0; at < content.length;) {
    const space = content.indexOf(0x20, at);
    const end = content.indexOf(0, space);
    const mode = content.toString('latin1', at, space).padStart(6, '0');
    const raw = content.subarray(space + 1, end);
    at = end + 21;
    entries.push({ mode, type: typeOf(mode), oid: content.toString('hex', end + 1, at), name: raw.toString(), raw });
  }
  return entries;
}

function typeOf(mode: string): TreeEntry['type'] {
  if (mode.startsWith('04')) return 'tree';
  return mode.startsWith('16') ? 'commit' : 'blob';
}

interface Entry {
  readonly mode: string;
  readonly name: string | Buffer;
  readonly oid: string;
}

/** A tree object's content, sorted as git sorts it: a folder as if its name ended in a slash. */
export function formatTree(entries: readonly Entry[]): Buffer {
  const keyed = entries.map(({ mode, name, oid }) => {
    const bytes = Buffer.from(name);
    const plain = mode.replace(/^0+/, '');
    const key = plain === '40000' ? Buffer.concat([bytes, Buffer.from('/')]) : bytes;
    return { key, line: Buffer.concat([Buffer.from(`${plain} `), bytes, Buffer.from([0]), Buffer.from(oid, 'hex')]) };
  });
  return Buffer.concat(keyed.sort((a, b) => Buffer.compare(a.key, b.key)).map(({ line }) => line));
}
