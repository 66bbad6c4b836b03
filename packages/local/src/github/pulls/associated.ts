import { tryGit } from '../git/run.ts';
import type { StoredRepository } from '../repositories/store.ts';
import type { StoredPull } from './store.ts';
import { tipOf } from './test-merge.ts';

/** Open ones that bring the commit; of one that is in the default branch, those that brought it. */
export async function associated(
  { repository, dir }: { readonly repository: StoredRepository; readonly dir: string },
  sha: string,
): Promise<StoredPull[]> {
  const landed = await has(dir, await tipOf(repository, repository.defaultBranch), sha);
  const found: StoredPull[] = [];
  for (const pull of repository.pulls.all()) {
    if (landed ? pull.merged === undefined : pull.state !== 'open') continue;
    if (!(await has(dir, pull.headSha, sha))) continue;
    if (pull.headSha === sha || !(await has(dir, pull.baseSha, sha))) found.push(pull);
  }
  return found;
}

async function has(dir: string, tip: string | undefined, sha: string): Promise<boolean> {
  return tip !== undefined && (await tryGit({ dir }, ['merge-base', '--is-ancestor', sha, tip])).code === 0;
}
