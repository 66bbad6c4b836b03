import { ask } from './reader.ts';
import { parseTree, type TreeEntry } from './tree.ts';

export type { TreeEntry } from './tree.ts';

export interface GitObject {
  readonly oid: string;
  readonly type: 'blob' | 'tree' | 'commit' | 'tag';
  readonly content: Buffer;
}

/** What `oid`, `branch`, `branch:path` ... means; undefined when there is no such thing. */
export async function readObject(dir: string, expression: string): Promise<GitObject | undefined> {
  // "@{...}" would read the reflog, which GitHub does not offer.
  if (expression === '' || /\0|@\{/.test(expression)) return undefined;
  const found = await ask(dir, expression);
  if (found === undefined || !isObjectType(found.type)) return undefined;
  return { oid: found.oid, type: found.type, content: found.content };
}

function isObjectType(type: string): type is GitObject['type'] {
  return type === 'blob' || type === 'tree' || type === 'commit' || type === 'tag';
}

/** The oid that a name stands for, tags peeled to their commit. */
export async function commitOf(dir: string, name: string): Promise<string | undefined> {
  return (await readObject(dir, `${name}^{commit}`))?.oid;
}

/** The entries of one tree, in git's order. */
export async function readTree(dir: string, tree: string): Promise<TreeEntry[]> {
  const found = await readObject(dir, `${tree}^{tree}`);
  return found === undefined ? [] : parseTree(found.content);
}

/** Bytes of an object; 0 when it is not there. */
export async function sizeOf(dir: string, oid: string): Promise<number> {
  return (await ask(dir, oid, 'batch-check'))?.size ?? 0;
}
