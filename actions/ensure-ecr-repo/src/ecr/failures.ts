import { ActionError, UserError } from '@iac/action-kit';
import { field } from '../boundary.ts';
import type { Failure } from '../reasons.ts';
import { type Cure, cures, overloaded, rejected, type Request, unreachable } from './cures.ts';

const networkCodes = [
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
];

// Nothing but the files of credentials is read for a request: a web identity's token, or the AWS configuration.
const fileCodes = ['ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'ENOTDIR'];

/** What a failed request means to the caller; an error that is neither the service's nor the network's comes back as it is. */
export function failureOf(error: unknown, request: Request): unknown {
  if (!(error instanceof Error)) return error;
  const cure = (Object.hasOwn(cures, error.name) ? cures[error.name] : undefined) ?? otherCure(error);
  if (cure === undefined) return error;
  const details = {
    code: cure.code,
    problem: cure.problem(request, error.message),
    remedy: cure.remedy(request),
    cause: error,
  };
  return cure.user ? new UserError<Failure>(details) : new ActionError<Failure>(details);
}

function otherCure(error: Error): Cure | undefined {
  const code = String(field(error, 'code'));
  if (networkCodes.includes(code)) return unreachable;
  if (fileCodes.includes(code)) return cures['CredentialsProviderError'];
  const status = field(field(error, '$metadata'), 'httpStatusCode');
  if (typeof status !== 'number') return undefined;
  if (status >= 500) return overloaded;
  return {
    ...rejected,
    code: 'aws-error',
    problem: ({ operation, subject }, message) =>
      `ecr:${operation} on ${subject} failed with ${error.name} (HTTP ${String(status)}): ${message}`,
    remedy: () => "The message is AWS's own; the API reference of the operation explains the error.",
  };
}
