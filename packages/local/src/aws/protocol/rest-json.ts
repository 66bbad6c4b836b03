import { readScope } from '../authorization.ts';
import { Refusal } from '../errors.ts';
import type { HttpRequest } from '../http.ts';
import { toJson } from './aws-json.ts';
import type { Protocol } from './protocol.ts';

const contentType = 'application/json';

/** One operation's place: `GET`, and a path in which a group's name is the member that stands there. */
export interface Route {
  readonly operation: string;
  readonly method: string;
  readonly path: RegExp;
}

/** restJson1: an operation is a method and a path (https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html). Bodies are not read yet. */
export function restJson(service: string, routes: readonly Route[]): Protocol {
  const routed = ({ method, path }: HttpRequest) =>
    routes.flatMap((each) => {
      const match = each.method === method ? each.path.exec(path) : null;
      return match === null ? [] : [{ operation: each.operation, members: match.groups ?? {} }];
    })[0];
  return {
    problems,
    asks: (request) => (isFor(service, request) ? (routed(request)?.operation ?? nameless(request)) : undefined),
    parse(request) {
      const members = Object.entries(routed(request)?.members ?? {});
      return Object.fromEntries(members.map(([name, value]) => [name, decodeURIComponent(value)]));
    },
    fit: (input) => input,
    answer: (output, { requestId }) => ({
      status: 200,
      contentType,
      requestId,
      body: JSON.stringify(toJson(output)),
    }),
    refuse: ({ code, status, message, details }, { requestId }) => ({
      status,
      contentType,
      requestId,
      headers: { 'x-amzn-errortype': code },
      body: JSON.stringify({ message, ...details }),
    }),
  };
}

const problems: Protocol['problems'] = {
  'missing-token': { code: 'MissingAuthenticationTokenException', status: 403 },
  'incomplete-signature': { code: 'IncompleteSignatureException', status: 403 },
  'wrong-scope': { code: 'InvalidSignatureException', status: 403 },
  'unknown-key': { code: 'UnrecognizedClientException', status: 403 },
  'expired-token': { code: 'ExpiredTokenException', status: 403 },
  'access-denied': { code: 'AccessDeniedException', status: 403 },
  throttled: { code: 'ThrottlingException', status: 429 },
  'internal-error': { code: 'InternalFailure', status: 500 },
  unavailable: { code: 'ServiceUnavailable', status: 503 },
  'unknown-operation': { code: 'UnknownOperationException', status: 404 },
  malformed: { code: 'SerializationException', status: 400 },
};

/** What the log calls a request that is no operation known here. */
function nameless({ method, path }: HttpRequest): string {
  return `${method} ${path}`;
}

/** Whether a request is signed for a service; without a readable scope nothing else tells whose it is. */
export function isFor(service: string, request: HttpRequest): boolean {
  try {
    return readScope(request).service === service;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
