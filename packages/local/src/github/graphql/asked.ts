import type { Place } from './git-objects.ts';
import type { Token } from '../access/tokens.ts';
import type { StoredRepository } from '../repositories/store.ts';
import type { StoredPull } from '../pulls/store.ts';
import type { State } from '../state.ts';

/** What every answer is made from. */
export interface Asked {
  readonly state: State;
  readonly token: Token | undefined;
  /** The git directory to read of a repository: a stale one when a fault says so. */
  readonly dirOf: (repository: StoredRepository) => Promise<string>;
  /** Pull requests too are shown as before the last push. */
  readonly stale: boolean;
  readonly nodes: Nodes;
}

/** How a type is made that others lead to and that leads to them: handed over, since modules must not go in circles. */
export interface Nodes {
  readonly repository: (asked: Asked, named: { readonly owner: string; readonly name: string }) => Promise<object>;
  readonly pull: (asked: Asked, place: Place, pull: StoredPull) => object;
}

/** An error as GitHub's GraphQL knows them; its type stands beside the message. */
export class GraphqlRefusal extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}
