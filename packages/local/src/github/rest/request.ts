import type { IncomingMessage } from 'node:http';
import { parseObject } from '../boundary.ts';
import type { Call } from '../../wire/index.ts';
import type { Route } from './routes.ts';

/** A request as it came, before it is held against the schema. */
export interface Read {
  /** The operation, or `GET /path` when GitHub's schema here has none such. */
  readonly name: string;
  /** Of the path and the query. */
  readonly values: Readonly<Record<string, string>>;
  /** Undefined: none. */
  readonly body: Readonly<Record<string, unknown>> | 'broken' | undefined;
  /** Path and query, from `/repos` on. */
  readonly url: string;
  readonly call: Omit<Call, 'index' | 'outcome'>;
}

export function readRequest(
  { method = '', url = '' }: IncomingMessage,
  text: string,
  route: (method: string, path: string) => Route | undefined,
): Read {
  const { pathname, searchParams } = new URL(url, 'http://local');
  const path = pathname.slice('/api/v3'.length);
  const { name, segments } = route(method, path) ?? { name: `${method} ${path}`, segments: {} };
  const values = { ...Object.fromEntries(searchParams), ...segments };
  const body = text === '' ? undefined : (parseObject(text) ?? 'broken');
  const input = { ...values, ...(typeof body === 'object' ? body : {}) };
  const asked = url.slice('/api/v3'.length);
  return {
    name,
    values,
    body,
    url: asked,
    call: { operation: name, mutating: method !== 'GET' && method !== 'HEAD', input },
  };
}
