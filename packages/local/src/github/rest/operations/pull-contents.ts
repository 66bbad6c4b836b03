import { tryGit } from '../../git/run.ts';
import { associated } from '../../pulls/associated.ts';
import { changedFiles } from '../answers/changed-files.ts';
import { commitsOf } from '../answers/commits.ts';
import { toPullSimple } from '../answers/pull.ts';
import { reading, type RepositoryRequest, type RestOperations } from '../operation.ts';
import { paged } from '../paging.ts';
import { restError } from '../../api/answer.ts';
import { commitOf } from '../../git/objects.ts';
import { findPull } from './pulls.ts';

// https://docs.github.com/rest/pulls/pulls: what is beyond is not told, and nothing says so.
const mostFiles = 3_000;
const mostCommits = 250;

export const pullContents: RestOperations = {
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/files': reading('pull_requests', async (request) => {
    const { baseSha, headSha } = findPull(request);
    const from = await mergeBase(request, baseSha, headSha);
    const all = await changedFiles(request, { from, to: headSha, most: mostFiles });
    const { items, headers } = paged(request, all);
    return { status: 200, headers, body: items };
  }),

  'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits': reading('pull_requests', async (request) => {
    const { baseSha, headSha } = findPull(request);
    const limits = [`--max-count=${String(mostCommits)}`, '--reverse', '--topo-order'];
    return commitsOf(request, [...limits, `${baseSha}..${headSha}`]);
  }),

  'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls': reading(['pull_requests'], async (request) => {
    const { state, repository, parameters, dir } = request;
    const sha = await commitOf(dir, String(parameters['commit_sha']));
    if (sha === undefined) throw restError(422, `No commit found for SHA: ${String(parameters['commit_sha'])}`);
    const { items, headers } = paged(request, await associated(request, sha));
    return { status: 200, headers, body: items.map((pull) => toPullSimple(state, repository, pull)) };
  }),
};

async function mergeBase({ dir }: RepositoryRequest, base: string, head: string): Promise<string> {
  const { code, stdout } = await tryGit({ dir }, ['merge-base', base, head]);
  // With no common ancestor everything is new.
  return code === 0 ? stdout.toString().trim() : base;
}
