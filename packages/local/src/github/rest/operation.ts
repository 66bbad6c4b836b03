import type { ApiAnswer } from '../api/answer.ts';
import type { Level, Permission } from '../access/permissions.ts';
import type { Token } from '../access/tokens.ts';
import type { StoredRepository } from '../repositories/store.ts';
import type { State } from '../state.ts';

/** A request that fits GitHub's schema. */
export interface RestRequest {
  readonly state: State;
  readonly token: Token | undefined;
  /** Of the path and of the query, as the schema types them. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** Path and query, from `/repos` on. */
  readonly url: string;
}

/** One about a repository that the caller may see and touch. */
export interface RepositoryRequest extends RestRequest {
  readonly repository: StoredRepository;
  /** The git directory to read: a stale one when a fault says so. */
  readonly dir: string;
  /** Pull requests too are shown as before the last push. */
  readonly stale: boolean;
}

export type RestOperation =
  | { readonly about: 'server'; readonly answer: (request: RestRequest) => ApiAnswer | Promise<ApiAnswer> }
  | {
      readonly about: 'repository';
      /** Any of them opens it. */
      readonly permissions: readonly Permission[];
      readonly level: Level;
      readonly answer: (request: RepositoryRequest) => ApiAnswer | Promise<ApiAnswer>;
    };

/** Operations by method and path template, as GitHub's OpenAPI document names them. */
export type RestOperations = Readonly<Record<string, RestOperation>>;

export function reading(
  permission: Permission | readonly Permission[],
  answer: (request: RepositoryRequest) => ApiAnswer | Promise<ApiAnswer>,
): RestOperation {
  return { about: 'repository', permissions: [permission].flat(), level: 'read', answer };
}

export function writing(
  permission: Permission | readonly Permission[],
  answer: (request: RepositoryRequest) => ApiAnswer | Promise<ApiAnswer>,
): RestOperation {
  return { about: 'repository', permissions: [permission].flat(), level: 'write', answer };
}
