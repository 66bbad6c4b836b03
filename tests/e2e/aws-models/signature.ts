import type { Request } from './exchange.ts';
import type { Model } from './model.ts';

/** The service in a request's credential scope (signature version 4); undefined where none can be read. */
export function signedFor({ headers }: Request): string | undefined {
  return /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\/aws4_request/.exec(headers['authorization'] ?? '')?.[1];
}

export function nameInSignatures({ metadata, service }: Model): string {
  return metadata.signingName ?? service;
}
