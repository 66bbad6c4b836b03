import type { IncomingMessage } from 'node:http';
import type { Token, Tokens } from './tokens.ts';

/** Who asks: nobody named, somebody with a token we gave out, or somebody whose credentials are no good. */
export type Credentials =
  { readonly kind: 'anonymous' } | { readonly kind: 'bad' } | { readonly kind: 'token'; readonly token: Token };

/** For git: Basic with any user name and the token as password. GitHub takes no Bearer here. */
export function gitCredentials({ headers }: IncomingMessage, tokens: Tokens): Credentials {
  if (headers.authorization === undefined) return { kind: 'anonymous' };
  return known(basicPassword(headers.authorization), tokens);
}

/** For the APIs: Bearer, `token`, or Basic. */
export function apiCredentials({ headers }: IncomingMessage, tokens: Tokens): Credentials {
  const { authorization } = headers;
  if (authorization === undefined) return { kind: 'anonymous' };
  const [, plain] = /^(?:bearer|token) +(\S+)$/i.exec(authorization) ?? [];
  return known(plain ?? basicPassword(authorization), tokens);
}

export function tokenOf(credentials: Credentials): Token | undefined {
  return credentials.kind === 'token' ? credentials.token : undefined;
}

function known(value: string | undefined, tokens: Tokens): Credentials {
  const token = value === undefined ? undefined : tokens.find(value);
  return token === undefined ? { kind: 'bad' } : { kind: 'token', token };
}

function basicPassword(authorization: string): string | undefined {
  const [, encoded] = /^basic +(\S+)$/i.exec(authorization) ?? [];
  if (encoded === undefined) return undefined;
  const pair = Buffer.from(encoded, 'base64').toString();
  const colon = pair.indexOf(':');
  return colon === -1 ? undefined : pair.slice(colon + 1);
}
