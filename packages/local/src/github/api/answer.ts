import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Call } from '../../wire/index.ts';
import type { Token } from '../access/tokens.ts';

export interface ApiAnswer {
  readonly status: number;
  /** Undefined: none, as with 204. */
  readonly body?: unknown;
  readonly headers?: OutgoingHttpHeaders;
}

/** An answer that is no success, thrown from wherever it is found out. */
export class ApiRefusal extends Error {
  readonly answer: ApiAnswer;

  constructor(answer: ApiAnswer) {
    super(`GitHub refuses with ${String(answer.status)}: ${JSON.stringify(answer.body)}`);
    this.answer = answer;
  }
}

/** REST's form of an error; `more` replaces or adds members of its body. */
export function restError(status: number, message: string, more: object = {}): ApiRefusal {
  const documentation = 'https://docs.github.com/rest';
  return new ApiRefusal({
    status,
    body: { message, documentation_url: documentation, status: String(status), ...more },
  });
}

/** GraphQL's form of an error that concerns the whole request: status 200. */
export function graphqlError(type: string, message: string): ApiRefusal {
  return new ApiRefusal({ status: 200, body: { errors: [{ type, message }] } });
}

/** GitHub's sentence for a token that lacks a permission, by the token's kind. */
export function notAccessible(token: Token | undefined): string {
  return `Resource not accessible by ${token?.kind === 'pat' ? 'personal access token' : 'integration'}`;
}

export function send(response: ServerResponse, call: Call, { status, body, headers }: ApiAnswer): void {
  call.outcome = status;
  const type = body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' };
  response.writeHead(status, { ...type, ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
