import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { writtenBy } from '../git/environment.ts';
import { git, gitText } from '../git/run.ts';
import { somebody } from './people.ts';
import type { StoredRepository } from './store.ts';

/** Commits the folder's files as a developer would: `git add --all`, with modes and links. */
export async function importFolder(repository: StoredRepository, folder: string, message = 'Initial commit') {
  const index = join(repository.path, `index-${randomUUID()}`);
  const dir = repository.path;
  const env = { GIT_INDEX_FILE: index, GIT_WORK_TREE: resolve(folder), ...writtenBy(somebody) };
  try {
    await git({ dir, env }, ['-C', resolve(folder), 'add', '--all', '.']);
    const tree = await gitText({ dir, env }, ['write-tree']);
    const commit = await gitText({ dir, env, input: message }, ['commit-tree', tree]);
    await git({ dir, env }, ['update-ref', `refs/heads/${repository.defaultBranch}`, commit]);
  } finally {
    await rm(index, { force: true });
  }
}
