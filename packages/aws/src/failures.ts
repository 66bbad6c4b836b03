import { ActionError, UserError } from '@iac/action-kit/errors';
import { field } from './boundary.ts';
import { type Cure, cures, foreign, missingCredentials, overloaded, type Request, unreachable } from './cures.ts';
import type { AwsFailure } from './failure-codes.ts';

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

/** What the SDK adds to the message of its parser. */
const unreadable = 'Deserialization error:';
/** What it calls an error of XML that has none of the service's in it. */
const nameless = 'Unknown';

// Nothing but the files of credentials is read for a request: a web identity's token, or the AWS configuration.
const fileCodes = ['ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'ENOTDIR'];

/**
 * What a failed request means to the caller; an error that is neither the service's nor the network's comes back as it is.
 * `own`: what the names of the service's own errors mean; they come before those of all services.
 */
export function failureOf<Code extends string, Asked extends Request>(
  error: unknown,
  request: Asked,
  own: Readonly<Record<string, Cure<Code, Asked>>>,
): unknown {
  if (!Error.isError(error)) return error;
  const cure = named(own, error.name) ?? named(cures, error.name) ?? otherCure(error);
  if (cure === undefined) return error;
  const details = {
    code: cure.code,
    problem: cure.problem(request, ended(error.message)),
    remedy: cure.remedy(request),
    cause: error,
  };
  return cure.user ? new UserError<AwsFailure | Code>(details) : new ActionError<AwsFailure | Code>(details);
}

/** AWS's own words stand before our remedy; many of them lack the full stop. */
function ended(message: string): string {
  return message.replace(/(?<=[^.!?\s])\s*$/, '.');
}

function named<Found>(all: Readonly<Record<string, Found>>, name: string): Found | undefined {
  return Object.hasOwn(all, name) ? all[name] : undefined;
}

function otherCure(error: Error): Cure | undefined {
  const code = String(field(error, 'code'));
  if (networkCodes.includes(code)) return unreachable;
  if (fileCodes.includes(code)) return missingCredentials;
  const status = field(field(error, '$metadata'), 'httpStatusCode');
  if (typeof status !== 'number') return undefined;
  if (error.name === nameless || error.message.includes(unreadable)) return foreign(status);
  if (status >= 500) return overloaded;
  return {
    code: 'aws-error',
    user: true,
    problem: ({ prefix, operation, subject }, message) =>
      `${prefix}:${operation} on ${subject} failed with ${error.name} (HTTP ${String(status)}): ${message}`,
    remedy: () => "The message is AWS's own; the API reference of the operation explains the error.",
  };
}
