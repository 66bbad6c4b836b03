import type { StoredRepository } from '../../repositories/store.ts';
import type { State } from '../../state.ts';

/** The open pull requests with that head, as pull-request-minimal: those of a fork are not told. */
export function pullsWithHead({ apiUrl }: State, repository: StoredRepository, sha: string) {
  const { id, name, fullName } = repository;
  const repo = { id, name, url: `${apiUrl}/repos/${fullName}` };
  return repository.pulls
    .open()
    .filter(({ headSha, head }) => headSha === sha && head.repository === repository)
    .map((pull) => ({
      ...{ id: pull.id, number: pull.number, url: `${repo.url}/pulls/${String(pull.number)}` },
      head: { ref: pull.head.branch, sha: pull.headSha, repo },
      base: { ref: pull.base, sha: pull.baseSha, repo },
    }));
}
