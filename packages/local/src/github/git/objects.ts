import { git } from './run.ts';

export interface GitObject {
  readonly oid: string;
  readonly type: 'blob' | 'tree' | 'commit' | 'tag';
  readonly content: Buffer;
}

/** What `oid`, `branch`, `branch:path` ... means; undefined when there is no such thing. One process. */
export async function readObject(dir: string, expression: string): Promise<GitObject | undefined> {
  // One line is one question; "@{...}" would read the reflog, which GitHub does not offer.
  if (expression === '' || /[\n\0]|@\{/.test(expression)) return undefined;
  const answer = await git({ dir, input: `${expression}\n` }, ['cat-file', '--batch']);
  const end = answer.indexOf('\n');
  const header = answer.subarray(0, end).toString();
  const found = /^([0-9a-f]{40}) (blob|tree|commit|tag) (\d+)$/.exec(header);
  const [, oid, type, size] = found ?? [];
  if (oid === undefined || size === undefined || !isObjectType(type)) return undefined;
  return { oid, type, content: answer.subarray(end + 1, end + 1 + Number(size)) };
}

function isObjectType(type: string | undefined): type is GitObject['type'] {
  return type === 'blob' || type === 'tree' || type === 'commit' || type === 'tag';
}

/** The oid that a name stands for, tags peeled to their commit. */
export async function commitOf(dir: string, name: string): Promise<string | undefined> {
  return (await readObject(dir, `${name}^{commit}`))?.oid;
}

export interface TreeEntry {
  /** As git writes it: 040000, 100644, 100755, 120000, 160000. */
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly oid: string;
  /** Bytes; undefined for what is no blob. */
  readonly size?: number;
  readonly name: string;
}

/** The entries of one tree, in git's order. */
export async function readTree(dir: string, tree: string): Promise<TreeEntry[]> {
  const listing = await git({ dir }, ['ls-tree', '-z', '--long', tree]);
  return listing
    .toString()
    .split('\0')
    .filter((line) => line !== '')
    .map(treeEntry);
}

function treeEntry(line: string): TreeEntry {
  const tab = line.indexOf('\t');
  const [mode = '', type = '', oid = '', size = '-'] = line.slice(0, tab).split(/ +/);
  return {
    mode,
    type: type === 'tree' || type === 'commit' ? type : 'blob',
    oid,
    ...(size === '-' ? {} : { size: Number(size) }),
    name: line.slice(tab + 1),
  };
}
