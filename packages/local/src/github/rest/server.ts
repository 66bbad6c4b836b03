import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { accessTo, allows } from '../access/permissions.ts';
import { notAccessible, restError, type ApiAnswer, type ApiRefusal } from '../api/answer.ts';
import { exchange } from '../api/exchange.ts';
import { createOne } from '../api/limits.ts';
import { settle } from '../pulls/settle.ts';
import { staleView } from '../repositories/stale.ts';
import type { StoredRepository } from '../repositories/store.ts';
import type { RestSchema } from '../schema/extract-rest.ts';
import type { State } from '../state.ts';
import type { RestOperation, RestOperations, RestRequest } from './operation.ts';
import { checkHeaders } from './headers.ts';
import { readRequest, type Read } from './request.ts';
import { router } from './routes.ts';
import { RestValidator } from './validator.ts';

export type ServeRest = (state: State, message: IncomingMessage, response: ServerResponse) => Promise<void>;

/** GitHub's REST API: these operations, everything that goes in and out held against this schema. */
export function restServer(operations: RestOperations, schema: RestSchema): ServeRest {
  const route = router(schema);
  const validator = new RestValidator(schema);
  return async (state, message, response) => {
    const read = readRequest(message, await text(message), route);
    const { call, resource } = { call: state.log.add(read.call), resource: 'core' as const };
    const free = read.name === 'GET /rate_limit';
    await exchange(state, { call, message, response, resource, free }, async ({ token, stale }) => {
      const operation = operations[read.name];
      if (operation === undefined) throw notInUse(read);
      checkHeaders(message);
      const request = { state, token, ...judged(validator, read) };
      if (call.mutating) createOne(state.limits, { token, resource });
      const answer = await carryOut(operation, request, stale);
      published(validator, read.name, answer);
      return answer;
    });
  };
}

/** The request's values; throws GitHub's 422 when it does not fit the schema. */
function judged(
  validator: RestValidator,
  { name, values, body, url }: Read,
): Pick<RestRequest, 'parameters' | 'body' | 'url'> {
  if (body === 'broken') throw restError(400, 'Problems parsing JSON');
  const parameters = { ...values };
  const faults = [...validator.parameters(name, parameters), ...validator.body(name, body)];
  if (faults.length > 0) throw restError(422, `Invalid request.\n\n${faults.join('\n')}`);
  return { parameters, body: body ?? {}, url };
}

async function carryOut(operation: RestOperation, request: RestRequest, stale: boolean): Promise<ApiAnswer> {
  if (operation.about === 'server') return operation.answer(request);
  const repository = visible(operation, request);
  await settle(request.state, repository);
  const view = stale ? await staleView(repository.path, request.state.root) : undefined;
  try {
    return await operation.answer({ ...request, repository, dir: view?.dir ?? repository.path, stale });
  } finally {
    await view?.remove();
  }
}

type OnRepository = Extract<RestOperation, { about: 'repository' }>;

/** What a caller may not see does not exist; what it may see but not touch is forbidden. */
function visible({ permissions, level }: OnRepository, { state, token, parameters }: RestRequest): StoredRepository {
  const { owner, repo } = parameters;
  const found = state.repositories.find(`${String(owner)}/${String(repo)}`);
  if (found === undefined || accessTo(found, 'metadata', token) === 'none') throw restError(404, 'Not Found');
  if (permissions.some((permission) => allows(accessTo(found, permission, token), level))) return found;
  throw token === undefined ? restError(401, 'Requires authentication') : restError(403, notAccessible(token));
}

/** An answer that GitHub would not give is a defect of the stand-in. */
function published(validator: RestValidator, name: string, { status, body }: ApiAnswer): void {
  const faults = validator.answer(name, status, body);
  if (faults.length > 0) throw new Error(`The answer to ${name} breaks GitHub's schema:\n${faults.join('\n')}`);
}

function notInUse({ name }: Read): ApiRefusal {
  return restError(
    501,
    `The GitHub stand-in does not know ${name}. packages/local/README.md says how to add an operation.`,
  );
}
