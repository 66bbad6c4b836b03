import type { FieldsInUse } from '../schema/prune-graphql.ts';

const object = ['id', 'oid', 'abbreviatedOid'];
const connection = ['nodes', 'pageInfo', 'totalCount'];

const account = ['id', 'databaseId', 'login', 'url'];
const signature = ['email', 'isValid', 'state', 'wasSignedByGitHub'];

/** What the stand-in answers of GitHub's GraphQL schema; scripts/github-schemas.ts cuts the schema down to it. */
export const fieldsInUse: FieldsInUse = {
  Query: ['rateLimit', 'repository'],
  Mutation: ['createCommitOnBranch'],
  Node: ['id'],
  GitObject: object,
  Repository: [
    ...['id', 'databaseId', 'name', 'nameWithOwner', 'url', 'isPrivate', 'isFork', 'defaultBranchRef', 'ref', 'object'],
    ...['pullRequest', 'pullRequests'],
  ],
  PullRequest: [
    ...['id', 'databaseId', 'fullDatabaseId', 'number', 'title', 'body', 'state', 'isDraft', 'closed', 'merged', 'url'],
    ...['createdAt', 'updatedAt', 'closedAt', 'mergedAt', 'author', 'authorAssociation', 'isCrossRepository'],
    ...['baseRefName', 'baseRefOid', 'headRefName', 'headRefOid', 'baseRef', 'headRef'],
    ...['baseRepository', 'headRepository', 'mergeable', 'mergeCommit', 'potentialMergeCommit'],
    ...['comments', 'timelineItems'],
  ],
  PullRequestConnection: connection,
  IssueComment: [
    ...['id', 'databaseId', 'fullDatabaseId', 'author', 'body', 'createdAt', 'updatedAt', 'url'],
    ...['authorAssociation', 'viewerDidAuthor', 'viewerCanUpdate', 'isMinimized'],
  ],
  IssueCommentConnection: connection,
  // The union's other members are left out: an answer has none of them.
  BaseRefChangedEvent: ['id', 'actor', 'createdAt', 'currentRefName', 'previousRefName'],
  HeadRefForcePushedEvent: ['id', 'actor', 'afterCommit', 'beforeCommit', 'createdAt'],
  PullRequestTimelineItemsConnection: connection,
  Actor: ['login', 'url'],
  User: account,
  Bot: account,
  Organization: account,
  GitActor: ['date', 'email', 'name', 'user'],
  GitSignature: signature,
  GpgSignature: signature,
  Ref: ['id', 'name', 'prefix', 'target'],
  Blob: [...object, 'byteSize', 'isBinary', 'isTruncated', 'text'],
  Tree: [...object, 'entries'],
  TreeEntry: ['mode', 'name', 'object', 'oid', 'path', 'size', 'type', 'nameRaw', 'pathRaw', 'extension'],
  Commit: [
    ...object,
    ...['authoredDate', 'committedDate', 'message', 'messageBody', 'messageHeadline', 'url'],
    ...['history', 'parents', 'tree', 'author', 'committer', 'signature', 'associatedPullRequests'],
  ],
  CommitConnection: connection,
  CommitHistoryConnection: connection,
  PageInfo: ['endCursor', 'hasNextPage', 'hasPreviousPage', 'startCursor'],
  CreateCommitOnBranchPayload: ['clientMutationId', 'commit', 'ref'],
  RateLimit: ['cost', 'limit', 'nodeCount', 'remaining', 'resetAt', 'used'],
};
