import type { RawEntry } from '../../src/observe/decode-tree.ts';
import { run } from './git.ts';

/** Every tree of a repository, and the root tree of every commit, read by one `git cat-file`. */
export function storedObjects(dir: string) {
  const all = run(dir, [
    'git',
    'cat-file',
    '--batch-all-objects',
    '--unordered',
    '--batch=%(objectname) %(objecttype) %(objectsize)',
  ]);
  const trees = new Map<string, RawEntry[]>();
  const commits = new Map<string, string>();
  for (let at = 0; at < all.length;) {
    const end = all.indexOf('\n', at);
    const [oid = '', type = '', size = ''] = all.toString('latin1', at, end).split(' ');
    const content = all.subarray(end + 1, end + 1 + Number(size));
    if (type === 'tree') trees.set(oid, entriesOf(content));
    if (type === 'commit') commits.set(oid, content.toString('latin1', 'tree '.length, 'tree '.length + 40));
    at = end + 1 + Number(size) + 1;
  }
  return { trees, commits };
}

function entriesOf(tree: Buffer): RawEntry[] {
  const entries: RawEntry[] = [];
  for (let at = 0; at < tree.length;) {
    const [blank, zero] = [tree.indexOf(' ', at), tree.indexOf(0, at)];
    entries.push({
      mode: Number.parseInt(tree.toString('latin1', at, blank), 8),
      nameRaw: tree.toString('base64', blank + 1, zero),
      oid: tree.toString('hex', zero + 1, zero + 21),
    });
    at = zero + 21;
  }
  return entries;
}
