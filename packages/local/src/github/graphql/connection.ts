import { GraphqlRefusal } from './asked.ts';

export interface PageArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

/** A page of a list, as GitHub's connections give it. Forward only; a cursor counts what came before. */
export function connection<T, Node>(items: readonly T[], asked: PageArguments, toNode: (item: T) => Node) {
  const { first, after } = forward(asked);
  const page = items.slice(after, after + first);
  const last = after + page.length;
  return {
    nodes: () => page.map(toNode),
    totalCount: items.length,
    pageInfo: {
      hasNextPage: last < items.length,
      hasPreviousPage: after > 0,
      startCursor: page.length === 0 ? null : cursor(after + 1),
      endCursor: page.length === 0 ? null : cursor(last),
    },
  };
}

function forward({ first, last, after, before }: PageArguments): { first: number; after: number } {
  if (first == null && last == null) {
    throw new GraphqlRefusal('MISSING_PAGINATION_BOUNDARIES', 'You must provide a `first` or `last` value.');
  }
  if (first == null || before != null || last != null) throw new Error('Only `first` and `after` are answered here.');
  if (first < 0 || first > 100) {
    throw new GraphqlRefusal('EXCESSIVE_PAGINATION', `Requesting ${String(first)} records exceeds the limit of 100.`);
  }
  return { first, after: after == null ? 0 : Number(Buffer.from(after, 'base64').toString()) };
}

function cursor(position: number): string {
  return Buffer.from(String(position)).toString('base64');
}
