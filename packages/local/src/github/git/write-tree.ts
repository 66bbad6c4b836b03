import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileChange, FileEntry } from '../repositories/file-change.ts';
import { git, gitText } from './run.ts';
import { writeBlobs } from './write-blobs.ts';

const nothing = '0'.repeat(40);

/** The tree of a commit (undefined: an empty one) with these files on top. No work tree, no checkout. */
export async function writeTree(
  dir: string,
  { from, files }: { readonly from: string | undefined; readonly files: Readonly<Record<string, FileChange>> },
): Promise<string> {
  const index = join(dir, `index-${randomUUID()}`);
  const options = { dir, env: { GIT_INDEX_FILE: index } };
  try {
    if (from !== undefined) await git(options, ['read-tree', from]);
    const lines = await indexInfo(dir, files);
    await git({ ...options, input: lines.join('') }, ['update-index', '-z', '--index-info']);
    return await gitText(options, ['write-tree']);
  } finally {
    await rm(index, { force: true });
  }
}

/** What goes away comes first: a file may then stand where a folder was. */
async function indexInfo(dir: string, files: Readonly<Record<string, FileChange>>): Promise<string[]> {
  const changes = Object.entries(files);
  const gone = changes.filter(([, change]) => change === null).map(([path]) => `0 ${nothing}\t${path}\0`);
  const entries = changes.flatMap(([path, change]) => (change === null ? [] : [{ path, entry: asEntry(change) }]));
  const contents = entries.flatMap(({ entry }) => ('content' in entry ? [entry.content] : []));
  const oids = await writeBlobs(dir, contents);
  let next = 0;
  const kept = entries.map(({ path, entry }) => {
    const oid = 'oid' in entry ? entry.oid : (oids[next++] ?? nothing);
    return `${entry.mode} ${oid}\t${path}\0`;
  });
  return [...gone, ...kept];
}

function asEntry(change: string | Buffer | FileEntry): FileEntry {
  return typeof change === 'string' || Buffer.isBuffer(change) ? { mode: '100644', content: change } : change;
}
