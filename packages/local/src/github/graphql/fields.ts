import type { FieldsInUse } from '../schema/prune-graphql.ts';

const object = ['id', 'oid', 'abbreviatedOid'];
const connection = ['nodes', 'pageInfo', 'totalCount'];

/** What the stand-in answers of GitHub's GraphQL schema; scripts/github-schemas.ts cuts the schema down to it. */
export const fieldsInUse: FieldsInUse = {
  Query: ['rateLimit', 'repository'],
  Mutation: ['createCommitOnBranch'],
  Node: ['id'],
  GitObject: object,
  Repository: ['id', 'name', 'nameWithOwner', 'url', 'isPrivate', 'defaultBranchRef', 'ref', 'object'],
  Ref: ['id', 'name', 'prefix', 'target'],
  Blob: [...object, 'byteSize', 'isBinary', 'isTruncated', 'text'],
  Tree: [...object, 'entries'],
  TreeEntry: ['mode', 'name', 'object', 'oid', 'path', 'size', 'type'],
  Commit: [
    ...object,
    ...['authoredDate', 'committedDate', 'message', 'messageBody', 'messageHeadline', 'url'],
    ...['history', 'parents', 'tree'],
  ],
  CommitConnection: connection,
  CommitHistoryConnection: connection,
  PageInfo: ['endCursor', 'hasNextPage', 'hasPreviousPage', 'startCursor'],
  CreateCommitOnBranchPayload: ['clientMutationId', 'commit', 'ref'],
  RateLimit: ['cost', 'limit', 'nodeCount', 'remaining', 'resetAt', 'used'],
};
