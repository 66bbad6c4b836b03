import { restError } from '../../api/answer.ts';
import { parseCommit, type Commit } from '../../git/commits.ts';
import { commitOf, readObject } from '../../git/objects.ts';
import { gitText, tryGit } from '../../git/run.ts';
import { toCommit } from '../answers/commit.ts';
import { changedFiles } from '../answers/changed-files.ts';
import { reading, type RestOperations } from '../operation.ts';

export const compare: RestOperations = {
  'GET /repos/{owner}/{repo}/compare/{basehead}': reading('contents', async (request) => {
    const { state, repository, dir, parameters } = request;
    const { base, head, mergeBase } = await ends(dir, String(parameters['basehead']));
    const ahead = await between(dir, base, head);
    const behind = (await between(dir, head, base)).length;
    const page = Number(parameters['page'] ?? 1);
    const size = Number(parameters['per_page'] ?? 250);
    const shown = await Promise.all(ahead.slice((page - 1) * size, page * size).map((oid) => commitAt(dir, oid)));
    const [baseCommit, mergeBaseCommit] = await Promise.all([commitAt(dir, base), commitAt(dir, mergeBase)]);
    const url = `${state.apiUrl}/repos/${repository.fullName}/compare/${base}...${head}`;
    const html = `${state.serverUrl}/${repository.fullName}/compare/${base}...${head}`;
    return {
      status: 200,
      body: {
        ...{ url, html_url: html, permalink_url: html, diff_url: `${html}.diff`, patch_url: `${html}.patch` },
        base_commit: toCommit(state, repository, baseCommit),
        merge_base_commit: toCommit(state, repository, mergeBaseCommit),
        status: statusOf(ahead.length, behind),
        ...{ ahead_by: ahead.length, behind_by: behind, total_commits: ahead.length },
        commits: shown.map((commit) => toCommit(state, repository, commit)),
        // GitHub lists at most 300 files, and on the first page only.
        ...(page === 1 && { files: (await changedFiles(request, mergeBase, head)).slice(0, 300) }),
      },
    };
  }),
};

interface Ends {
  readonly base: string;
  readonly head: string;
  readonly mergeBase: string;
}

async function ends(dir: string, basehead: string): Promise<Ends> {
  const [baseName = '', headName = ''] = basehead.split('...');
  const [base, head] = await Promise.all([commitOf(dir, baseName), commitOf(dir, headName)]);
  if (base === undefined || head === undefined) throw restError(404, 'Not Found');
  const found = await tryGit({ dir }, ['merge-base', base, head]);
  if (found.code !== 0) throw restError(404, `No common ancestor between ${baseName} and ${headName}.`);
  return { base, head, mergeBase: found.stdout.toString().trim() };
}

/** The commits that `to` has and `from` has not, oldest first. */
async function between(dir: string, from: string, to: string): Promise<string[]> {
  const listed = await gitText({ dir }, ['rev-list', '--reverse', '--topo-order', `${from}..${to}`]);
  return listed.split('\n').filter(Boolean);
}

async function commitAt(dir: string, oid: string): Promise<Commit> {
  const object = await readObject(dir, oid);
  return parseCommit(oid, object?.content ?? Buffer.alloc(0));
}

function statusOf(ahead: number, behind: number): 'ahead' | 'behind' | 'diverged' | 'identical' {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}
