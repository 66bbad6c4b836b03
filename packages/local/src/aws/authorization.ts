import { Refusal } from './errors.ts';
import type { Identities, Identity } from './identities.ts';
import type { HttpRequest } from './http.ts';

/** Who signed a request, and for which region and service (signature version 4's credential scope). */
export interface Scope {
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
}

export interface Caller extends Identity {
  readonly region: string;
}

/** Throws Refusal for everything that AWS checks before the service sees a request, but for the signature itself. */
export function authenticate(request: HttpRequest, service: string, identities: Identities): Caller {
  const scope = readScope(request);
  if (scope.service !== service)
    throw new Refusal('wrong-scope', `Credential should be scoped to correct service: '${service}'.`);
  if (!/^[a-z]{2}(-[a-z]+)+-[0-9]$/.test(scope.region))
    throw new Refusal('wrong-scope', 'Credential should be scoped to a valid region.');
  const identity = identities.find(scope.accessKeyId);
  if (identity === undefined)
    throw new Refusal('unknown-key', 'The security token included in the request is invalid.');
  if (identities.isExpired(scope.accessKeyId))
    throw new Refusal('expired-token', 'The security token included in the request is expired');
  return { ...identity, region: scope.region };
}

/** The scope that the Authorization header names. Throws Refusal where there is none, or it is not whole. */
export function readScope({ headers }: HttpRequest): Scope {
  const header = headers['authorization'];
  if (header === undefined) throw new Refusal('missing-token', 'Missing Authentication Token');
  const fields = new Map(
    header
      .replace(/^AWS4-HMAC-SHA256\s+/, '')
      .split(/,\s*/)
      .map((field) => [field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1)]),
  );
  const missing = ['Credential', 'Signature', 'SignedHeaders'].filter(
    (name) => !header.startsWith('AWS4') || !fields.get(name),
  );
  const faults = missing.map((name) => `Authorization header requires '${name}' parameter.`);
  if (headers['x-amz-date'] === undefined && headers['date'] === undefined)
    faults.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  if (faults.length > 0) throw new Refusal('incomplete-signature', faults.join(' '));
  return scopeOf(fields.get('Credential') ?? '');
}

function scopeOf(credential: string): Scope {
  const [accessKeyId, date, region, service, term, ...more] = credential.split('/');
  if (
    !accessKeyId ||
    !/^[0-9]{8}$/.test(date ?? '') ||
    !region ||
    !service ||
    term !== 'aws4_request' ||
    more.length > 0
  )
    throw new Refusal(
      'incomplete-signature',
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
    );
  return { accessKeyId, region, service };
}
