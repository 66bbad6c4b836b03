import type { Call, FaultKind } from '../wire/index.ts';
import type { Caller } from './authorization.ts';
import { Refusal } from './errors.ts';

/** The error that a fault is answered with; undefined for those that leave the answer alone, or send none. */
export function refusalOf(fault: FaultKind, caller: Caller, call: Call): Refusal | undefined {
  switch (fault) {
    case 'throttled':
      return new Refusal('throttled', 'Rate exceeded');
    case 'internal-error':
      return new Refusal('internal-error', 'An internal error has occurred. Try again later.');
    case 'unavailable':
      return new Refusal('unavailable', 'Service is unavailable. Please try again later.');
    case 'access-denied':
      return accessDenied(caller, call);
    case 'reset-before':
    case 'reset-after':
    case 'stale':
    case 'silence':
      return undefined;
  }
}

export function accessDenied({ arn }: Caller, { operation }: Call): Refusal {
  return new Refusal(
    'access-denied',
    `User: ${arn} is not authorized to perform: ${operation} because no identity-based policy allows the ${operation} action`,
  );
}
