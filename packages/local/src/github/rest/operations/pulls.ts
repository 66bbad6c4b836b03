import { restError } from '../../api/answer.ts';
import { accessTo, allows } from '../../access/permissions.ts';
import { shut } from '../../pulls/announce.ts';
import { edit, mergePull, reopen, retarget } from '../../pulls/change.ts';
import { openPull } from '../../pulls/open.ts';
import type { StoredPull } from '../../pulls/store.ts';
import { observe, testMerge } from '../../pulls/test-merge.ts';
import { notAccessible } from '../../api/answer.ts';
import { toPull, toPullSimple } from '../answers/pull.ts';
import { reading, writing, type RepositoryRequest, type RestOperations } from '../operation.ts';
import { paged } from '../paging.ts';

export const pulls: RestOperations = {
  'GET /repos/{owner}/{repo}/pulls': reading('pull_requests', (request) => {
    const { state, repository } = request;
    const { items, headers } = paged(request, listed(request));
    return { status: 200, headers, body: items.map((pull) => toPullSimple(state, repository, asSeen(request, pull))) };
  }),

  'POST /repos/{owner}/{repo}/pulls': writing('pull_requests', async ({ state, repository, body, token }) => {
    const { title, head, base, draft } = body;
    const pull = await openPull(state, repository, {
      ...{ head: String(head), base: String(base), draft: draft === true, author: token?.login ?? 'dev' },
      ...(typeof title === 'string' && { title }),
      ...(typeof body['body'] === 'string' && { body: body['body'] }),
    });
    return { status: 201, body: await toPull(state, repository, { pull }) };
  }),

  'GET /repos/{owner}/{repo}/pulls/{pull_number}': reading('pull_requests', async (request) => {
    const { state, repository } = request;
    const found = findPull(request);
    const observed = found.state === 'open' ? await observe(repository, found) : { kind: 'pending' as const };
    return { status: 200, body: await toPull(state, repository, { pull: asSeen(request, found), observed }) };
  }),

  'PATCH /repos/{owner}/{repo}/pulls/{pull_number}': writing('pull_requests', async (request) => {
    const { state, repository, body, token } = request;
    const pull = findPull(request);
    const of = { repository, pull };
    const sender = token?.login ?? 'dev';
    const text = (name: string): string | undefined => (typeof body[name] === 'string' ? body[name] : undefined);
    const [title, words, base] = [text('title'), text('body'), text('base')];
    if (title !== undefined || words !== undefined) {
      await edit(state, of, {
        sender,
        ...(title !== undefined && { title }),
        ...(words !== undefined && { body: words }),
      });
    }
    if (base !== undefined && base !== pull.base) await retarget(state, of, { base, sender });
    if (body['state'] === 'closed' && pull.state === 'open') await shut(state, of, { sender });
    if (body['state'] === 'open' && pull.state === 'closed') await reopen(state, of, sender);
    return { status: 200, body: await toPull(state, repository, { pull }) };
  }),

  'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge': writing('contents', async (request) => {
    const { state, repository, token, body } = request;
    const pull = findPull(request);
    if (!allows(accessTo(repository, 'pull_requests', token), 'read')) throw restError(403, notAccessible(token));
    const { sha, merge_method: method = 'merge' } = body;
    if (method !== 'merge') throw restError(501, 'The GitHub stand-in merges by merge commits alone.');
    if (typeof sha === 'string' && sha !== pull.headSha) {
      throw restError(409, 'Head branch was modified. Review and try the merge again.');
    }
    await testMerge(repository, pull);
    await mergePull(state, { repository, pull }, token?.login ?? 'dev');
    const merged = { sha: pull.merged?.commit ?? '', merged: true, message: 'Pull Request successfully merged' };
    return { status: 200, body: merged };
  }),
};

function asSeen({ stale }: RepositoryRequest, pull: StoredPull): StoredPull {
  return stale && pull.formerHead !== undefined ? { ...pull, headSha: pull.formerHead } : pull;
}

/** The pull request of the path; 404 when there is none. */
export function findPull({ repository, parameters }: RepositoryRequest, name = 'pull_number'): StoredPull {
  const found = repository.pulls.find(Number(parameters[name]));
  if (found === undefined) throw restError(404, 'Not Found');
  return found;
}

/** By state, head (`owner:branch`; without an owner GitHub ignores it) and base; newest first unless asked otherwise. */
function listed({ repository, parameters }: RepositoryRequest): StoredPull[] {
  const { state = 'open', head, base, sort = 'created', direction = sort === 'created' ? 'desc' : 'asc' } = parameters;
  const wanted = repository.pulls.all().filter((pull) => {
    const label = `${pull.head.repository.owner}:${pull.head.branch}`.toLowerCase();
    const from = typeof head !== 'string' || !head.includes(':') || head.toLowerCase() === label;
    return from && (state === 'all' || pull.state === state) && (base === undefined || pull.base === base);
  });
  const key = sort === 'updated' ? 'updatedAt' : 'createdAt';
  const sorted = wanted.sort((a, b) => a[key].localeCompare(b[key]) || a.number - b.number);
  return direction === 'desc' ? sorted.reverse() : sorted;
}
