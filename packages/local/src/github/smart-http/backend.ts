import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { State } from '../state.ts';

export interface Backend {
  readonly child: ChildProcessWithoutNullStreams;
  /** What it wrote to stderr, once it has ended. */
  readonly ended: Promise<string>;
}

export interface BackendOptions {
  readonly dir: string;
  /** Who asks; for the reflog. */
  readonly login: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Starts `git http-backend` for one request and feeds it the body as it comes. https://git-scm.com/docs/git-http-backend */
export function startBackend({ processes }: State, message: IncomingMessage, options: BackendOptions): Backend {
  const { dir, login, env } = options;
  const child = processes.start(['http-backend'], { ...cgiVariables(message, dir), REMOTE_USER: login, ...env });
  // A caller that goes away in the middle leaves the input short, and git then does nothing with it.
  pipeline(message, child.stdin).catch(() => child.stdin.destroy());
  const said: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  return { child, ended: once(child, 'close').then(() => Buffer.concat(said).toString()) };
}

function cgiVariables({ method = '', url = '', headers }: IncomingMessage, dir: string): Record<string, string> {
  const { pathname, search } = new URL(url, 'http://local');
  const [service = ''] = /(info\/refs|git-(upload|receive)-pack)$/.exec(pathname) ?? [];
  const variables = {
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_TRANSLATED: `${dir}/${service}`,
    REQUEST_METHOD: method,
    QUERY_STRING: search.slice(1),
    REMOTE_ADDR: '127.0.0.1',
    CONTENT_TYPE: headers['content-type'],
    // Absent when the body comes in chunks: git then reads to its end.
    CONTENT_LENGTH: headers['content-length'],
    HTTP_CONTENT_ENCODING: headers['content-encoding'],
    GIT_PROTOCOL: headers['git-protocol']?.toString(),
  };
  return Object.fromEntries(Object.entries(variables).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
}
