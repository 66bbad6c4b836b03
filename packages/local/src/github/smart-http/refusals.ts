import type { OutgoingHttpHeaders } from 'node:http';
import { tokenOf, type Credentials } from '../access/credentials.ts';
import { accessTo, allows } from '../access/permissions.ts';
import type { ServiceFault } from '../http/admit.ts';
import type { StoredRepository } from '../repositories/store.ts';
import type { GitRequest } from './request.ts';

export interface Refusal {
  readonly status: number;
  /** git shows it after `remote: `. */
  readonly text: string;
  readonly headers?: OutgoingHttpHeaders;
}

const challenge = { 'www-authenticate': 'Basic realm="GitHub"' };

export const notFound: Refusal = { status: 404, text: 'Repository not found.' };

/** Why GitHub does not let this request through; undefined when it does. */
export function refuseGit(
  request: GitRequest,
  repository: StoredRepository | undefined,
  credentials: Credentials,
): Refusal | undefined {
  if (credentials.kind === 'bad') {
    const text = 'Invalid username or token. Password authentication is not supported for Git operations.';
    return { status: 401, text, headers: challenge };
  }
  const token = tokenOf(credentials);
  const access = repository === undefined ? 'none' : accessTo(repository, 'contents', token);
  // What may not be read does not exist: to somebody unknown GitHub does not even say that.
  if (access === 'none') return token === undefined ? { ...notFound, status: 401, headers: challenge } : notFound;
  if (allows(access, request.service === 'receive-pack' ? 'write' : 'read')) return undefined;
  if (token === undefined) return { status: 401, text: 'No anonymous write access.', headers: challenge };
  return denied(request, token.login);
}

/** What an injected fault makes of the request; undefined for a fault that answers nothing of its own. */
export function faultRefusal(
  fault: ServiceFault | undefined,
  request: GitRequest,
  { login, retryAfter }: { readonly login: string; readonly retryAfter: number },
): Refusal | undefined {
  switch (fault) {
    case 'throttled':
      return { status: 429, text: 'Too many requests.', headers: { 'retry-after': String(retryAfter) } };
    case 'internal-error':
      return { status: 500, text: 'Internal Server Error' };
    case 'unavailable':
      return { status: 503, text: 'Service Unavailable' };
    case 'access-denied':
      return denied(request, login);
    case 'reset-after':
    case 'stale':
    case undefined:
      return undefined;
  }
}

function denied({ fullName }: GitRequest, login: string): Refusal {
  return { status: 403, text: `Permission to ${fullName}.git denied to ${login}.` };
}
