import type { OutgoingHttpHeaders } from 'node:http';
import type { RestRequest } from './operation.ts';

export interface Page<T> {
  readonly items: readonly T[];
  /** With the Link header, when there is more than one page. */
  readonly headers: OutgoingHttpHeaders;
}

/** The page of a list that was asked for: 30 on one unless `per_page` says otherwise, at most 100. */
export function paged<T>({ parameters, url, state }: RestRequest, all: readonly T[], size = 30): Page<T> {
  const each = Math.min(Math.max(Number(parameters['per_page'] ?? size), 1), Math.max(size, 100));
  const page = Math.max(Number(parameters['page'] ?? 1), 1);
  const last = Math.max(Math.ceil(all.length / each), 1);
  const to = (number: number, rel: string): string => {
    const target = new URL(state.apiUrl + url);
    target.searchParams.set('page', String(number));
    return `<${target.href}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [to(page - 1, 'prev')] : []),
    ...(page < last ? [to(page + 1, 'next'), to(last, 'last')] : []),
    ...(page > 1 ? [to(1, 'first')] : []),
  ];
  return {
    items: all.slice((page - 1) * each, page * each),
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  };
}
