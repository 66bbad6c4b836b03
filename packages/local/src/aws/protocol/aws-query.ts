import { readScope } from '../authorization.ts';
import { Refusal } from '../errors.ts';
import type { HttpRequest } from '../http.ts';
import { nest, typed } from './form.ts';
import type { Protocol } from './protocol.ts';
import { toXml } from './xml.ts';

const contentType = 'text/xml';

interface Api {
  /** As in the credential scope. */
  readonly service: string;
  /** The API's date, which every request names. */
  readonly version: string;
  readonly namespace: string;
}

/** awsQuery: POST / with a form that holds Action, Version and the parameters; answers are XML. */
export function awsQuery({ service, version, namespace }: Api): Protocol {
  return {
    problems,
    asks(request) {
      const form = formOf(request);
      const action = form?.get('Action') ?? undefined;
      return form?.get('Version') === version && isFor(service, request) ? action : undefined;
    },
    parse(request) {
      const form = formOf(request) ?? new URLSearchParams();
      form.delete('Action');
      form.delete('Version');
      return nest(form);
    },
    fit: typed,
    answer: (output, { name, requestId }) => ({
      status: 200,
      contentType,
      requestId,
      body:
        `<${name}Response xmlns="${namespace}"><${name}Result>${toXml(output)}</${name}Result>` +
        `<ResponseMetadata>${toXml({ RequestId: requestId })}</ResponseMetadata></${name}Response>`,
    }),
    refuse: ({ code, status, message, details }, { requestId }) => ({
      status,
      contentType,
      requestId,
      body:
        `<ErrorResponse xmlns="${namespace}">` +
        toXml({
          Error: { Type: status < 500 ? 'Sender' : 'Receiver', Code: code, Message: message, ...details },
          RequestId: requestId,
        }) +
        '</ErrorResponse>',
    }),
  };
}

const problems: Protocol['problems'] = {
  'missing-token': { code: 'MissingAuthenticationToken', status: 403 },
  'incomplete-signature': { code: 'IncompleteSignature', status: 400 },
  'wrong-scope': { code: 'SignatureDoesNotMatch', status: 403 },
  'unknown-key': { code: 'InvalidClientTokenId', status: 403 },
  'expired-token': { code: 'ExpiredToken', status: 403 },
  'access-denied': { code: 'AccessDenied', status: 403 },
  throttled: { code: 'Throttling', status: 400 },
  'internal-error': { code: 'InternalFailure', status: 500 },
  unavailable: { code: 'ServiceUnavailable', status: 503 },
  'unknown-operation': { code: 'InvalidAction', status: 400 },
  malformed: { code: 'MalformedInput', status: 400 },
};

function formOf({ method, headers, body }: HttpRequest): URLSearchParams | undefined {
  const type = headers['content-type'] ?? '';
  return method === 'POST' && type.startsWith('application/x-www-form-urlencoded')
    ? new URLSearchParams(body)
    : undefined;
}

// A request without a readable scope is still for the service whose version it names: that one says what is wrong with it.
function isFor(service: string, request: HttpRequest): boolean {
  try {
    return readScope(request).service === service;
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
}
