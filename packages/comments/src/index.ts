export { ownComments, type OwnComment } from './own-comments.ts';
export type { PullRequest } from './pull-request.ts';
export { oneComment, type CommentStep } from './steps.ts';
export { writeComment } from './write.ts';
