import { restError } from '../../api/answer.ts';
import { nodeId } from '../../api/node-id.ts';
import { now } from '../../pulls/announce.ts';
import type { StoredComment, StoredPull } from '../../pulls/store.ts';
import { toAccount } from '../answers/account.ts';
import { association } from '../answers/pull.ts';
import { reading, writing, type RepositoryRequest, type RestOperations } from '../operation.ts';
import { paged } from '../paging.ts';
import { findPull } from './pulls.ts';

const either = ['issues', 'pull_requests'] as const;
const longest = 65_536;

export const comments: RestOperations = {
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': reading(either, (request) => {
    const pull = findPull(request, 'issue_number');
    const { since } = request.parameters;
    const wanted = pull.comments.filter(({ updatedAt }) => typeof since !== 'string' || updatedAt >= since);
    const { items, headers } = paged(request, wanted);
    return { status: 200, headers, body: items.map((comment) => toComment(request, { pull, comment })) };
  }),

  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': writing(either, (request) => {
    const { state, token } = request;
    const pull = findPull(request, 'issue_number');
    const [id, at, body] = [state.ids.next(), now(), bodyOf(request)];
    const comment = { id, author: token?.login ?? '', body, createdAt: at, updatedAt: at };
    pull.comments.push(comment);
    return { status: 201, body: toComment(request, { pull, comment }) };
  }),

  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}': reading(either, (request) => {
    return { status: 200, body: toComment(request, find(request)) };
  }),

  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': writing(either, (request) => {
    const found = find(request);
    found.comment.body = bodyOf(request);
    found.comment.updatedAt = now();
    return { status: 200, body: toComment(request, found) };
  }),

  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}': writing(either, (request) => {
    const { pull, comment } = find(request);
    pull.comments.splice(pull.comments.indexOf(comment), 1);
    return { status: 204 };
  }),
};

interface Found {
  readonly pull: StoredPull;
  readonly comment: StoredComment;
}

function find({ repository, parameters }: RepositoryRequest): Found {
  for (const pull of repository.pulls.all()) {
    const comment = pull.comments.find(({ id }) => id === parameters['comment_id']);
    if (comment !== undefined) return { pull, comment };
  }
  throw restError(404, 'Not Found');
}

function bodyOf({ body }: RepositoryRequest): string {
  const text = String(body['body']);
  if (text.trim() === '') throw refused('Body cannot be blank');
  if (Buffer.byteLength(text) > longest) throw refused(`Body is too long (maximum is ${String(longest)} characters)`);
  return text;
}

function refused(message: string) {
  return restError(422, 'Validation Failed', {
    errors: [{ resource: 'IssueComment', code: 'unprocessable', field: 'data', message }],
  });
}

function toComment({ state, repository }: RepositoryRequest, { pull, comment }: Found) {
  const api = `${state.apiUrl}/repos/${repository.fullName}/issues`;
  const { id, author, body, createdAt, updatedAt } = comment;
  return {
    ...{ id, node_id: nodeId('IC', id), url: `${api}/comments/${String(id)}`, body, user: toAccount(state, author) },
    html_url: `${state.serverUrl}/${repository.fullName}/pull/${String(pull.number)}#issuecomment-${String(id)}`,
    issue_url: `${api}/${String(pull.number)}`,
    ...{ created_at: createdAt, updated_at: updatedAt, author_association: association(repository, author) },
  };
}
