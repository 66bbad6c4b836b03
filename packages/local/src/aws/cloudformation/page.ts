import { invalid } from './errors.ts';

export interface Page<T> {
  readonly items: readonly T[];
  /** Present when there are more. */
  readonly NextToken?: string;
}

/** The page that the token names, of at most `size` items. Throws ValidationError for a token that no page gave. */
export function pageOf<T>(all: readonly T[], token: string | undefined, size: number): Page<T> {
  const start = token === undefined ? 0 : read(token);
  const end = start + size;
  return { items: all.slice(start, end), ...(end < all.length && { NextToken: written(end) }) };
}

function written(start: number): string {
  return Buffer.from(`page ${String(start)}`).toString('base64');
}

function read(token: string): number {
  const [, start] = /^page ([0-9]+)$/.exec(Buffer.from(token, 'base64').toString()) ?? [];
  if (start === undefined) throw invalid(`Invalid NextToken: ${token}`);
  return Number(start);
}
