import { invalidParameter } from './errors.ts';

/** Which page of a list is asked for. */
export interface PageAsked {
  readonly nextToken?: string;
  readonly maxResults?: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Present when there are more. */
  readonly nextToken?: string;
}

/** 100 items unless `maxResults` says otherwise. Throws InvalidParameterException for a token that no page gave. */
export function pageOf<T>(all: readonly T[], { nextToken, maxResults = 100 }: PageAsked): Page<T> {
  const start = nextToken === undefined ? 0 : readToken(nextToken);
  const end = start + maxResults;
  return { items: all.slice(start, end), ...(end < all.length && { nextToken: token(end) }) };
}

/** Naming things and paging through all of them exclude each other. */
export function refusePaging(names: string, { nextToken, maxResults }: PageAsked): void {
  if (nextToken !== undefined) throw invalidParameter('nextToken', `nextToken cannot be used together with ${names}`);
  if (maxResults !== undefined)
    throw invalidParameter('maxResults', `maxResults cannot be used together with ${names}`);
}

function token(start: number): string {
  return Buffer.from(`page ${String(start)}`).toString('base64');
}

function readToken(text: string): number {
  const [, start] = /^page ([0-9]+)$/.exec(Buffer.from(text, 'base64').toString()) ?? [];
  if (start === undefined) throw invalidParameter('nextToken', 'Invalid token');
  return Number(start);
}
