import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { restError, type ApiAnswer } from '../api/answer.ts';
import { exchange } from '../api/exchange.ts';
import { createOne } from '../api/limits.ts';
import { staleView } from '../repositories/stale.ts';
import type { StoredRepository } from '../repositories/store.ts';
import type { State } from '../state.ts';
import type { Asked, Nodes } from './asked.ts';
import { pullNode } from './pulls.ts';
import { repositoryNode } from './repository.ts';
import { executor } from './execute.ts';
import { readQuery } from './query.ts';
import { strictSchema } from './schema.ts';

const nodes: Nodes = { repository: repositoryNode, pull: pullNode };

export type ServeGraphql = (state: State, message: IncomingMessage, response: ServerResponse) => Promise<void>;

/** GitHub's GraphQL API over this part of its schema. */
export function graphqlServer(sdl: string): ServeGraphql {
  const execute = executor(strictSchema(sdl));
  return async (state, message, response) => {
    const query = readQuery(await text(message));
    const call = state.log.add(query.call);
    const resource = 'graphql' as const;
    await exchange(state, { call, message, response, resource }, async ({ token, stale }) => {
      if (token === undefined) throw restError(401, 'This endpoint requires you to be authenticated.');
      if (query.kind === 'broken') return query.answer;
      if (call.mutating) createOne(state.limits, { token, resource });
      return withViews(state, stale, (dirOf) => execute(query, { state, token, dirOf, stale, nodes }));
    });
  };
}

/** Runs with a stale view of each repository that is read, when it shall be stale. */
async function withViews(
  { root }: State,
  stale: boolean,
  run: (dirOf: Asked['dirOf']) => Promise<ApiAnswer>,
): Promise<ApiAnswer> {
  if (!stale) return run(({ path }) => Promise.resolve(path));
  const views: { remove: () => Promise<void> }[] = [];
  const dirOf = async ({ path }: StoredRepository): Promise<string> => {
    const view = await staleView(path, root);
    views.push(view);
    return view.dir;
  };
  try {
    return await run(dirOf);
  } finally {
    await Promise.all(views.map((view) => view.remove()));
  }
}
