import { appendFile, copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endReaders } from '../git/reader.ts';
import { git } from '../git/run.ts';

const nothing = '0'.repeat(40);

/** A repository as it was before its last change of a ref: its own refs over the same objects. The caller removes it. */
export async function staleView(dir: string, parent: string): Promise<{ dir: string; remove: () => Promise<void> }> {
  const view = await mkdtemp(join(parent, 'stale-'));
  await mkdir(join(view, 'objects', 'info'), { recursive: true });
  await mkdir(join(view, 'refs'));
  await writeFile(join(view, 'objects', 'info', 'alternates'), `${join(dir, 'objects')}\n`);
  for (const file of ['HEAD', 'config']) await copyFile(join(dir, file), join(view, file));
  await writeFile(join(view, 'packed-refs'), await earlierRefs(dir));
  await appendFile(join(view, 'config'), '[core]\n\tlogAllRefUpdates = false\n');
  const remove = async (): Promise<void> => {
    await endReaders(view);
    await rm(view, { recursive: true, force: true });
  };
  return { dir: view, remove };
}

async function earlierRefs(dir: string): Promise<string> {
  const refs = (await git({ dir }, ['for-each-ref', '--format=%(objectname) %(refname)'])).toString().split('\n');
  const change = await lastChange(dir);
  return refs
    .map((line) => (line.slice(41) === change?.ref ? `${change.before} ${change.ref}` : line))
    .filter((line) => line !== '' && !line.startsWith(nothing))
    .map((line) => `${line}\n`)
    .join('');
}

/** The ref whose log was written last, and what it pointed at before. */
async function lastChange(dir: string): Promise<{ ref: string; before: string } | undefined> {
  const logs = join(dir, 'logs');
  // Not refs/pull/, which follow the branches.
  const files = (await readdir(logs, { recursive: true })).filter((name) => /^refs\/(heads|tags)\//.test(name));
  const stats = await Promise.all(files.map(async (name) => ({ name, stat: await stat(join(logs, name)) })));
  const [newest] = stats.filter((log) => log.stat.isFile()).sort((a, b) => b.stat.mtimeMs - a.stat.mtimeMs);
  if (newest === undefined) return undefined;
  const lines = (await readFile(join(logs, newest.name), 'utf8')).trim().split('\n');
  return { ref: newest.name, before: lines.at(-1)?.slice(0, 40) ?? nothing };
}
