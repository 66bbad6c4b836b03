import type { IncomingMessage, ServerResponse } from 'node:http';
import { readGraphqlSdl, readRestSchema } from '../boundary.ts';
import { graphqlServer } from '../graphql/server.ts';
import { restOperations } from '../rest/operations/index.ts';
import { restServer } from '../rest/server.ts';
import type { State } from '../state.ts';

const rest = restServer(restOperations, readRestSchema());
const graphql = graphqlServer(readGraphqlSdl());

/** Answers one request to /api/v3 or /api/graphql, where a GitHub Enterprise Server has its APIs. */
export function serveApi(state: State, message: IncomingMessage, response: ServerResponse): Promise<void> {
  return message.url === '/api/graphql' ? graphql(state, message, response) : rest(state, message, response);
}
