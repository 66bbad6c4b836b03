import type { ApiAnswer } from '../../api/answer.ts';
import { parseCommit, type Commit } from '../../git/commits.ts';
import { readObject } from '../../git/objects.ts';
import { gitText } from '../../git/run.ts';
import type { RepositoryRequest } from '../operation.ts';
import { paged } from '../paging.ts';
import { toCommit } from './commit.ts';

/** A page of the commits that `git rev-list` gives for these arguments. */
export async function commitsOf(request: RepositoryRequest, revisions: readonly string[]): Promise<ApiAnswer> {
  const { state, repository, dir } = request;
  const listed = await gitText({ dir }, ['rev-list', ...revisions]);
  const { items, headers } = paged(request, listed.split('\n').filter(Boolean));
  const body = await Promise.all(items.map(async (oid) => toCommit(state, repository, await commitAt(dir, oid))));
  return { status: 200, headers, body };
}

export async function commitAt(dir: string, oid: string): Promise<Commit> {
  const object = await readObject(dir, oid);
  return parseCommit(oid, object?.content ?? Buffer.alloc(0));
}
