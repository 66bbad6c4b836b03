import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { endReaders } from '../git/reader.ts';
import { git } from '../git/run.ts';
import type { State } from '../state.ts';
import { add } from './create.ts';
import type { StoredRepository } from './store.ts';

/** A fork under another owner. As on GitHub all forks share their objects: each can be read through any of them by its oid. */
export async function fork(state: State, fullName: string, owner: string): Promise<StoredRepository> {
  const parent = state.repositories.get(fullName);
  const { defaultBranch, private: hidden } = parent;
  const made = await add(state, `${owner}/${parent.name}`, { defaultBranch, private: hidden, parent: parent.fullName });
  await borrow(made.path, parent.path);
  await borrow(parent.path, made.path);
  await git({ dir: made.path }, ['fetch', '--quiet', parent.path, '+refs/heads/*:refs/heads/*']);
  return made;
}

async function borrow(dir: string, from: string): Promise<void> {
  // An open reader does not look for new alternates.
  await endReaders(dir);
  await mkdir(join(dir, 'objects', 'info'), { recursive: true });
  await appendFile(join(dir, 'objects', 'info', 'alternates'), `${join(from, 'objects')}\n`);
}
