import { UserError } from '@iac/action-kit/errors';
import type { Credentials } from './contract.ts';
import type { ReleaseErrorCode } from './errors.ts';

/** A remote's URL that is safe to hand to git. */
export interface Address {
  readonly protocol: 'https' | 'http' | 'ssh';
  readonly url: string;
  readonly host: string;
  /** owner/name, for sentences. */
  readonly repository: string;
}

/** PURE: throws `bad-remote` unless the URL fits the credentials and holds none itself. */
export function parseRemoteUrl(url: string, kind: Credentials['kind']): Address {
  // git takes a leading dash for an option, and `scheme::` for a program to run.
  if (url.startsWith('-') || /[\s\p{Cc}]/u.test(url) || /^[\w+.-]+::/.test(url))
    throw bad(url, 'is not a URL of a repository');
  return kind === 'token' ? overHttps(url) : overSsh(url);
}

function overHttps(text: string): Address {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) throw bad(text, 'is not one that a token can be used with');
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') throw bad(text, 'holds credentials');
  if (url.search !== '' || url.hash !== '') throw bad(text, 'has a query or a fragment');
  // A token that crosses a network in the clear is lost; to this very machine it does not cross one.
  if (url.protocol === 'http:' && !isThisMachine(url.hostname)) throw bad(text, 'would send the token unencrypted');
  const path = url.pathname.replace(/\/+$/, '');
  if (path === '') throw bad(text, 'names no repository');
  const protocol = url.protocol === 'http:' ? 'http' : 'https';
  return { protocol, url: `${url.origin}${path}`, host: url.host, repository: nameOf(path) };
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}

const user = String.raw`(?:[A-Za-z0-9_][\w.-]*@)?`;
const host = String.raw`[A-Za-z0-9_][\w.-]*|\[[0-9A-Fa-f:.]+\]`;
const withScheme = new RegExp(`^ssh://${user}(?<host>${host})(?<port>:\\d{1,5})?/(?<path>[^-].*)$`);
const withColon = new RegExp(`^${user}(?<host>${host}):(?<path>[^-/:].*|/[^-/].*)$`);

function overSsh(text: string): Address {
  const found = (withScheme.exec(text) ?? withColon.exec(text))?.groups;
  const { host: name = '', port = '', path = '' } = found ?? {};
  if (found === undefined || path.includes('..')) throw bad(text, 'is not one that a key can be used with');
  return { protocol: 'ssh', url: text, host: `${name}${port}`, repository: nameOf(path) };
}

function nameOf(path: string): string {
  return path.replace(/^\/+/, '').replace(/\.git$/, '');
}

function bad(url: string, problem: string): UserError<ReleaseErrorCode> {
  return new UserError({
    code: 'bad-remote',
    problem: `The URL of the remote (${shown(url)}) ${problem}.`,
    remedy:
      'With a token write https://host/owner/name.git; with a key git@host:owner/name.git or ssh://git@host:port/owner/name.git; no credentials in either.',
  });
}

/** What may be a password is left out. */
function shown(url: string): string {
  return JSON.stringify(url.replace(/(\/\/|^)[^/@]*:[^/@]*@/, '$1***@'));
}
