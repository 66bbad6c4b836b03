import { GraphqlRefusal } from './asked.ts';

export interface PageArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

/** A page of a list, as GitHub's connections give it. A cursor counts what came before, and itself. */
export function connection<T, Node>(items: readonly T[], asked: PageArguments, toNode: (item: T) => Node) {
  const { start, end } = range(asked, items.length);
  const page = items.slice(start, end);
  return {
    nodes: () => page.map(toNode),
    totalCount: items.length,
    pageInfo: {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: page.length === 0 ? null : cursor(start + 1),
      endCursor: page.length === 0 ? null : cursor(end),
    },
  };
}

function range({ first, last, after, before }: PageArguments, length: number): { start: number; end: number } {
  const wanted = first ?? last;
  if (wanted == null) {
    throw new GraphqlRefusal('MISSING_PAGINATION_BOUNDARIES', 'You must provide a `first` or `last` value.');
  }
  if (wanted < 0 || wanted > 100) {
    throw new GraphqlRefusal('EXCESSIVE_PAGINATION', `Requesting ${String(wanted)} records exceeds the limit of 100.`);
  }
  const from = after == null ? 0 : position(after);
  const to = before == null ? length : position(before) - 1;
  return first == null
    ? { start: Math.max(from, to - wanted), end: to }
    : { start: from, end: Math.min(to, from + wanted) };
}

function position(of: string): number {
  return Number(Buffer.from(of, 'base64').toString());
}

function cursor(position: number): string {
  return Buffer.from(String(position)).toString('base64');
}
