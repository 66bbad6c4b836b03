import { accessTo, allows } from '../access/permissions.ts';
import { notAccessible } from '../api/answer.ts';
import { nodeId } from '../api/node-id.ts';
import { association } from '../rest/answers/pull.ts';
import type { StoredPull } from '../pulls/store.ts';
import { observe, type Observed } from '../pulls/test-merge.ts';
import type { StoredRepository } from '../repositories/store.ts';
import { actor } from './actors.ts';
import { GraphqlRefusal, type Asked } from './asked.ts';
import { connection, type PageArguments } from './connection.ts';
import { gitObject, type Place } from './git-objects.ts';
import { pullParts } from './pull-parts.ts';
import { refNode } from './refs.ts';

interface PullsArguments extends PageArguments {
  readonly states?: readonly string[] | null;
  readonly headRefName?: string | null;
  readonly baseRefName?: string | null;
  readonly labels?: unknown;
  readonly orderBy?: { readonly field: string; readonly direction: string } | null;
}

/** `pullRequest` and `pullRequests` of a repository; FORBIDDEN without the permission. */
export function pullFields(asked: Asked, place: Place) {
  const { repository } = place;
  const permitted = (): void => {
    if (allows(accessTo(repository, 'pull_requests', asked.token), 'read')) return;
    throw new GraphqlRefusal('FORBIDDEN', notAccessible(asked.token));
  };
  return {
    pullRequest: ({ number }: { readonly number: number }) => {
      permitted();
      const found = repository.pulls.find(number);
      if (found !== undefined) return pullNode(asked, place, found);
      throw new GraphqlRefusal('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${String(number)}.`);
    },
    pullRequests: ({ states, headRefName, baseRefName, labels, orderBy, ...page }: PullsArguments) => {
      permitted();
      if (labels != null) throw new Error('pullRequests is not answered by `labels` here.');
      const wanted = repository.pulls
        .all()
        .filter((pull) => states == null || states.includes(stateOf(pull)))
        .filter(({ head }) => headRefName == null || head.branch === headRefName)
        .filter(({ base }) => baseRefName == null || base === baseRefName);
      return connection(ordered(wanted, orderBy), page, (pull) => pullNode(asked, place, pull));
    },
  };
}

export function pullNode(asked: Asked, place: Place, pull: StoredPull) {
  const { state } = asked;
  const { repository, url } = place;
  const { id, number, title, body, draft, merged, headSha, baseSha, base, head } = pull;
  const at = (ref: string | undefined) => (ref === undefined ? null : gitObject(place, ref));
  return {
    ...{ id: nodeId('PR', id), databaseId: id, fullDatabaseId: String(id), number, title, body: body ?? '' },
    ...{ state: stateOf(pull), isDraft: draft, closed: pull.state === 'closed', merged: merged !== undefined },
    ...{ createdAt: pull.createdAt, updatedAt: pull.updatedAt, closedAt: pull.closedAt, mergedAt: merged?.at ?? null },
    url: `${url}/pull/${String(number)}`,
    author: () => actor(state, pull.author),
    authorAssociation: association(repository, pull.author),
    isCrossRepository: head.repository !== repository,
    ...{
      baseRefName: base,
      baseRefOid: baseSha,
      headRefName: head.branch,
      headRefOid: asked.stale ? (pull.formerHead ?? headSha) : headSha,
    },
    baseRef: () => refNode(place, `refs/heads/${base}`),
    headRef: async () => refNode(await source(asked, place, head.repository), `refs/heads/${head.branch}`),
    ...{
      baseRepository: () => otherRepository(asked, repository),
      headRepository: () => otherRepository(asked, head.repository),
    },
    mergeCommit: () => at(merged?.commit),
    ...merging(repository, pull, at),
    ...pullParts(place, pull),
  };
}

/** One look at the test merge for all fields of one answer. */
function merging<T>(repository: StoredRepository, pull: StoredPull, at: (oid: string | undefined) => T) {
  let looked: Promise<Observed> | undefined;
  const look = () =>
    (looked ??= pull.state === 'open' ? observe(repository, pull) : Promise.resolve({ kind: 'pending' }));
  const { mergeability } = repository.pulls;
  return {
    mergeable: async () => {
      const seen = await look();
      if (seen.kind === 'pending') return 'UNKNOWN';
      return seen.clean ? 'MERGEABLE' : 'CONFLICTING';
    },
    potentialMergeCommit: async () => {
      const seen = await look();
      return at(seen.kind === 'pending' || mergeability.withoutCommit ? undefined : seen.commit);
    },
  };
}

function stateOf({ state, merged }: StoredPull): 'OPEN' | 'CLOSED' | 'MERGED' {
  if (merged !== undefined) return 'MERGED';
  return state === 'open' ? 'OPEN' : 'CLOSED';
}

function ordered(pulls: StoredPull[], by: PullsArguments['orderBy']): StoredPull[] {
  const key = by?.field === 'UPDATED_AT' ? 'updatedAt' : 'createdAt';
  const sorted = pulls.sort((a, b) => a[key].localeCompare(b[key]) || a.number - b.number);
  return by?.direction === 'DESC' ? sorted.reverse() : sorted;
}

async function source(asked: Asked, place: Place, repository: StoredRepository): Promise<Place> {
  if (repository === place.repository) return place;
  return {
    ...place,
    repository,
    dir: await asked.dirOf(repository),
    url: `${asked.state.serverUrl}/${repository.fullName}`,
  };
}

/** Null where the token may not see it: a private fork. */
async function otherRepository(asked: Asked, repository: StoredRepository) {
  const { owner, name } = repository;
  if (accessTo(repository, 'metadata', asked.token) === 'none') return null;
  return asked.nodes.repository(asked, { owner, name });
}
