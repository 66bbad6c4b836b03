import { accessTo, allows } from '../access/permissions.ts';
import { notAccessible } from '../api/answer.ts';
import { nodeId } from '../api/node-id.ts';
import { settle } from '../pulls/settle.ts';
import type { StoredRepository } from '../repositories/store.ts';
import { GraphqlRefusal, type Asked } from './asked.ts';
import { gitObject, type Place } from './git-objects.ts';
import { refNode } from './refs.ts';
import { pullFields } from './pulls.ts';

export interface RepositoryArguments {
  readonly owner: string;
  readonly name: string;
}

/** The repository, when the token may see it; what it may not see does not exist. */
export function visibleRepository({ state, token }: Asked, fullName: string): StoredRepository {
  const found = state.repositories.find(fullName);
  if (found !== undefined && accessTo(found, 'metadata', token) !== 'none') return found;
  throw new GraphqlRefusal('NOT_FOUND', `Could not resolve to a Repository with the name '${fullName}'.`);
}

export async function repositoryNode(asked: Asked, { owner, name }: RepositoryArguments) {
  const repository = visibleRepository(asked, `${owner}/${name}`);
  const place = await placeOf(asked, repository);
  const read = <T>(answer: () => Promise<T>): Promise<T> => {
    if (allows(accessTo(repository, 'contents', asked.token), 'read')) return answer();
    throw new GraphqlRefusal('FORBIDDEN', notAccessible(asked.token));
  };
  return {
    id: nodeId('R', repository.id),
    databaseId: repository.id,
    isFork: repository.parent !== undefined,
    name: repository.name,
    nameWithOwner: repository.fullName,
    url: place.url,
    isPrivate: repository.private,
    defaultBranchRef: () => read(() => refNode(place, `refs/heads/${repository.defaultBranch}`)),
    ref: ({ qualifiedName }: { readonly qualifiedName: string }) => read(() => refNode(place, qualifiedName)),
    object: ({ expression, oid }: { readonly expression?: string | null; readonly oid?: string | null }) =>
      read(() => gitObject({ ...place, path: pathIn(expression) }, oid ?? expression ?? '')),
    ...pullFields(asked, place),
  };
}

export async function placeOf(asked: Asked, repository: StoredRepository): Promise<Place> {
  const { state, dirOf } = asked;
  await settle(state, repository);
  const url = `${state.serverUrl}/${repository.fullName}`;
  return { asked, repository, dir: await dirOf(repository), url, path: Buffer.alloc(0) };
}

function pathIn(expression: string | null | undefined): Buffer {
  const path = expression?.includes(':') === true ? expression.slice(expression.indexOf(':') + 1) : '';
  return Buffer.from(path.replace(/\/$/, ''));
}
