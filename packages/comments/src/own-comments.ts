import * as z from 'zod/mini';
import { readAnswer, type GitHub } from '@iac/github';
import type { PullRequest } from './pull-request.ts';

/** A comment that the token's own account wrote. */
export interface OwnComment {
  /** Larger than 2^31 by now, so that GraphQL's databaseId does not hold it. */
  readonly id: string;
  readonly body: string;
}

// The server says whose a comment is: no login is compared, which could be another one's.
const query = `query($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      comments(first: 100, after: $after) {
        nodes { fullDatabaseId viewerDidAuthor body }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

const page = z.object({
  repository: z.object({
    pullRequest: z.object({
      comments: z.object({
        nodes: z.array(z.object({ fullDatabaseId: z.coerce.string(), viewerDidAuthor: z.boolean(), body: z.string() })),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.nullable(z.string()) }),
      }),
    }),
  }),
});

/** Those that start with `marker` and are the token's own, the oldest first: what others write is never taken for ours. */
export async function ownComments(
  github: GitHub,
  { repository, number }: PullRequest,
  marker: string,
): Promise<OwnComment[]> {
  const found: OwnComment[] = [];
  for (let after: string | null = null; ;) {
    const answer = await github.graphql(query, { ...repository, number, after });
    const { nodes, pageInfo } = readAnswer(page, answer).repository.pullRequest.comments;
    for (const { fullDatabaseId: id, viewerDidAuthor, body } of nodes) {
      if (viewerDidAuthor && body.startsWith(marker)) found.push({ id, body });
    }
    if (!pageInfo.hasNextPage) return found;
    after = pageInfo.endCursor;
  }
}
