import { Refusal } from '../errors.ts';
import type { Answer } from '../http.ts';
import type { Value } from '../service.ts';
import { isList } from './is-list.ts';
import type { Protocol } from './protocol.ts';

const contentType = 'application/x-amz-json-1.1';

/** awsJson1.1: POST /, the operation in X-Amz-Target after `target`, times as seconds since 1970. */
export function awsJson(target: string): Protocol {
  const answer = (status: number, body: unknown, requestId: string): Answer => ({
    status,
    contentType,
    requestId,
    body: JSON.stringify(body),
  });
  return {
    problems,
    asks({ headers }) {
      const [prefix, operation] = (headers['x-amz-target'] ?? '').split('.', 2);
      return prefix === target ? operation : undefined;
    },
    parse({ method, path, headers, body }) {
      if (method !== 'POST' || path !== '/' || headers['content-type'] !== contentType)
        throw new Refusal('malformed', `send POST / with content-type ${contentType}`);
      return parseJson(body);
    },
    fit: (input) => input,
    answer: (output, { requestId }) => answer(200, toJson(output), requestId),
    refuse: ({ code, status, message, details }, { requestId }) =>
      answer(status, { __type: code, message, ...details }, requestId),
  };
}

const problems: Protocol['problems'] = {
  'missing-token': { code: 'MissingAuthenticationTokenException', status: 400 },
  'incomplete-signature': { code: 'IncompleteSignatureException', status: 400 },
  'wrong-scope': { code: 'InvalidSignatureException', status: 400 },
  'unknown-key': { code: 'UnrecognizedClientException', status: 400 },
  'expired-token': { code: 'ExpiredTokenException', status: 400 },
  'access-denied': { code: 'AccessDeniedException', status: 400 },
  throttled: { code: 'ThrottlingException', status: 400 },
  'internal-error': { code: 'InternalFailure', status: 500 },
  unavailable: { code: 'ServiceUnavailable', status: 503 },
  'unknown-operation': { code: 'UnknownOperationException', status: 400 },
  malformed: { code: 'SerializationException', status: 400 },
};

function parseJson(body: string): unknown {
  try {
    // A null member means the same as none.
    return JSON.parse(body, (_, value: unknown) => (value === null ? undefined : value));
  } catch (cause) {
    throw new Refusal('malformed', cause instanceof Error ? cause.message : 'not JSON');
  }
}

/** As JSON: times as seconds since 1970, nothing for what is undefined. */
export function toJson(value: Value): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (isList(value)) return value.map(toJson);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => (each === undefined ? [] : [[name, toJson(each)]])),
  );
}
