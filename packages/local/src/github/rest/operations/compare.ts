import { restError } from '../../api/answer.ts';
import { commitOf } from '../../git/objects.ts';
import { gitText, tryGit } from '../../git/run.ts';
import { toCommit } from '../answers/commit.ts';
import { commitAt } from '../answers/commits.ts';
import { changedFiles } from '../answers/changed-files.ts';
import { reading, type RepositoryRequest, type RestOperations } from '../operation.ts';
import { paged } from '../paging.ts';

const commitsOnPage = 250;

export const compare: RestOperations = {
  'GET /repos/{owner}/{repo}/compare/{basehead}': reading('contents', async (request) => {
    const { state, repository, dir, parameters } = request;
    const { base, head, mergeBase } = await ends(request, String(parameters['basehead']));
    const ahead = await between(dir, base, head);
    const behind = (await between(dir, head, base)).length;
    const page = Number(parameters['page'] ?? 1);
    const { items, headers } = paged(request, ahead, commitsOnPage);
    const shown = await Promise.all(items.map((oid) => commitAt(dir, oid)));
    const [baseCommit, mergeBaseCommit] = await Promise.all([commitAt(dir, base), commitAt(dir, mergeBase)]);
    const url = `${state.apiUrl}/repos/${repository.fullName}/compare/${base}...${head}`;
    const html = `${state.serverUrl}/${repository.fullName}/compare/${base}...${head}`;
    return {
      status: 200,
      headers,
      body: {
        ...{ url, html_url: html, permalink_url: html, diff_url: `${html}.diff`, patch_url: `${html}.patch` },
        base_commit: toCommit(state, repository, baseCommit),
        merge_base_commit: toCommit(state, repository, mergeBaseCommit),
        status: statusOf(ahead.length, behind),
        ...{ ahead_by: ahead.length, behind_by: behind, total_commits: ahead.length },
        commits: shown.map((commit) => toCommit(state, repository, commit)),
        // GitHub lists at most 300 files, and on the first page only.
        ...(page === 1 && { files: await changedFiles(request, { from: mergeBase, to: head, most: 300 }) }),
      },
    };
  }),
};

interface Ends {
  readonly base: string;
  readonly head: string;
  readonly mergeBase: string;
}

async function ends(request: RepositoryRequest, basehead: string): Promise<Ends> {
  const { dir } = request;
  const [baseName = '', headName = '', more] = basehead.split('...');
  if (more !== undefined) throw restError(404, 'Not Found');
  const [base, head] = await Promise.all([named(request, baseName), named(request, headName)]);
  if (base === undefined || head === undefined) throw restError(404, 'Not Found');
  const found = await tryGit({ dir }, ['merge-base', base, head]);
  if (found.code !== 0) throw restError(404, `No common ancestor between ${baseName} and ${headName}.`);
  return { base, head, mergeBase: found.stdout.toString().trim() };
}

/** A branch, tag or oid; `owner:branch` for one of a fork. */
async function named({ state, repository, dir }: RepositoryRequest, name: string): Promise<string | undefined> {
  const [, owner, branch = ''] = /^([^:]+):(.+)$/.exec(name) ?? [];
  if (owner === undefined) return commitOf(dir, name);
  const fork = state.repositories.find(`${owner}/${repository.name}`);
  return fork && commitOf(fork === repository ? dir : fork.path, branch);
}

/** The commits that `to` has and `from` has not, oldest first. */
async function between(dir: string, from: string, to: string): Promise<string[]> {
  const listed = await gitText({ dir }, ['rev-list', '--reverse', '--topo-order', `${from}..${to}`]);
  return listed.split('\n').filter(Boolean);
}

function statusOf(ahead: number, behind: number): 'ahead' | 'behind' | 'diverged' | 'identical' {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}
