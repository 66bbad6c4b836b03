import { accessTo, allows } from '../access/permissions.ts';
import { nodeId } from '../api/node-id.ts';
import type { StoredRepository } from '../repositories/store.ts';
import { GraphqlRefusal, type Asked } from './asked.ts';
import { gitObject, type Place } from './git-objects.ts';

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
  const read = <T>(answer: () => Promise<T>): Promise<T | null> =>
    allows(accessTo(repository, 'contents', asked.token), 'read') ? answer() : Promise.resolve(null);
  return {
    id: nodeId('R', repository.id),
    name: repository.name,
    nameWithOwner: repository.fullName,
    url: place.url,
    isPrivate: repository.private,
    defaultBranchRef: () => read(() => refNode(place, `refs/heads/${repository.defaultBranch}`)),
    ref: ({ qualifiedName }: { readonly qualifiedName: string }) => read(() => refNode(place, qualifiedName)),
    object: ({ expression, oid }: { readonly expression?: string | null; readonly oid?: string | null }) =>
      read(() => gitObject({ ...place, path: pathIn(expression) }, oid ?? expression ?? '')),
  };
}

/** A ref by `refs/heads/x`, `heads/x` or `x`; null when there is none. */
export async function refNode(place: Place, qualifiedName: string) {
  const short = qualifiedName.replace(/^refs\//, '');
  const candidates = [`refs/${short}`, `refs/heads/${short}`, `refs/tags/${short}`];
  for (const ref of candidates) {
    if (/[~^:]/.test(ref)) continue;
    const target = await gitObject(place, ref);
    if (target !== null) return { ...refNames(place, ref), target };
  }
  return null;
}

function refNames({ repository }: Place, ref: string) {
  const [, prefix = 'refs/', name = ref] = /^(refs\/(?:heads|tags)\/|refs\/)(.*)$/.exec(ref) ?? [];
  return { id: nodeId('REF', repository.id, ref), name, prefix };
}

export async function placeOf({ state, dirOf }: Asked, repository: StoredRepository): Promise<Place> {
  return { repository, dir: await dirOf(repository), url: `${state.serverUrl}/${repository.fullName}`, path: '' };
}

function pathIn(expression: string | null | undefined): string {
  return expression?.includes(':') === true ? expression.slice(expression.indexOf(':') + 1).replace(/\/$/, '') : '';
}
