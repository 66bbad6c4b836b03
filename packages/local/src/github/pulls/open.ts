import { restError, type ApiRefusal } from '../api/answer.ts';
import { refLog } from '../git/ref-log.ts';
import { tryGit } from '../git/run.ts';
import type { StoredRepository } from '../repositories/store.ts';
import type { State } from '../state.ts';
import { announce, now, takeHead } from './announce.ts';
import type { StoredPull } from './store.ts';
import { tipOf } from './test-merge.ts';
import type { OpenPull } from './types.ts';

type Source = StoredPull['head'];

/** Opens a pull request (`opened`); throws GitHub's refusals. */
export async function openPull(state: State, repository: StoredRepository, asked: OpenPull): Promise<StoredPull> {
  const head = sourceOf(state, repository, asked.head);
  const base = asked.base ?? repository.defaultBranch;
  const [headSha, baseSha] = await Promise.all([head && tipOf(head.repository, head.branch), tipOf(repository, base)]);
  if (head === undefined || headSha === undefined) throw unprocessable({ field: 'head', code: 'invalid' });
  if (baseSha === undefined) throw unprocessable({ field: 'base', code: 'invalid' });
  refuseTwin(repository, head, base);
  await refuseEmpty(repository, { base, baseSha, head: head.branch, headSha });
  const at = now();
  const pull = repository.pulls.add({
    id: state.ids.next(),
    author: asked.author ?? 'dev',
    ...{ title: asked.title ?? `Merge ${head.branch}`, body: asked.body ?? null, draft: asked.draft ?? false },
    ...{ createdAt: at, updatedAt: at, closedAt: null, state: 'open', comments: [], timeline: [] },
    ...{ head, headSha, base, baseSha },
    seen: (await refLog(head.repository.path, `refs/heads/${head.branch}`)).length,
  });
  await takeHead(repository, pull, headSha);
  await announce(state, { repository, pull }, { action: 'opened', sender: pull.author });
  return pull;
}

/** `branch`, `owner:branch`. */
function sourceOf({ repositories }: State, repository: StoredRepository, name: string): Source | undefined {
  const colon = name.indexOf(':');
  if (colon === -1) return { repository, branch: name };
  const owner = name.slice(0, colon).toLowerCase();
  const found = [repository, ...repositories.all().filter(({ parent }) => parent === repository.fullName)].find(
    (candidate) => candidate.owner.toLowerCase() === owner,
  );
  return found && { repository: found, branch: name.slice(colon + 1) };
}

function refuseTwin({ pulls }: StoredRepository, { repository, branch }: Source, base: string): void {
  const twin = pulls
    .open()
    .some(({ head, base: other }) => head.repository === repository && head.branch === branch && other === base);
  if (!twin) return;
  throw unprocessable({ code: 'custom', message: `A pull request already exists for ${repository.owner}:${branch}.` });
}

interface Ends {
  readonly base: string;
  readonly baseSha: string;
  readonly head: string;
  readonly headSha: string;
}

async function refuseEmpty({ path: dir }: StoredRepository, { base, baseSha, head, headSha }: Ends): Promise<void> {
  const found = await tryGit({ dir }, ['merge-base', baseSha, headSha]);
  if (found.code !== 0) {
    throw unprocessable({ code: 'custom', message: `The ${head} branch has no history in common with ${base}` });
  }
  if (found.stdout.toString().trim() !== headSha) return;
  throw unprocessable({ code: 'custom', message: `No commits between ${base} and ${head}` });
}

/** GitHub's 422 about a pull request. */
export function unprocessable(error: {
  readonly code: string;
  readonly field?: string;
  readonly message?: string;
}): ApiRefusal {
  return restError(422, 'Validation Failed', { errors: [{ resource: 'PullRequest', ...error }] });
}
