import { restError } from '../../api/answer.ts';
import { emptyTree } from '../../git/tree.ts';
import { commitOf } from '../../git/objects.ts';
import { changedFiles } from '../answers/changed-files.ts';
import { toCommit } from '../answers/commit.ts';
import { commitAt, commitsOf } from '../answers/commits.ts';
import { reading, type RestOperations } from '../operation.ts';
import { paged } from '../paging.ts';

// https://docs.github.com/rest/commits/commits#get-a-commit
const mostFiles = 3_000;
const filesOnPage = 300;

export const commits: RestOperations = {
  'GET /repos/{owner}/{repo}/commits': reading('contents', async (request) => {
    const { dir, repository, parameters } = request;
    const { sha, path, author, committer, since, until } = parameters;
    if (author !== undefined || committer !== undefined)
      throw restError(501, 'The stand-in does not search for people.');
    const from = await commitOf(dir, typeof sha === 'string' ? sha : repository.defaultBranch);
    if (from === undefined) throw restError(404, 'Not Found');
    const dates = [
      typeof since === 'string' ? `--since=${since}` : '',
      typeof until === 'string' ? `--until=${until}` : '',
    ];
    const within = typeof path === 'string' ? ['--', path] : [];
    return commitsOf(request, [...dates.filter(Boolean), from, ...within]);
  }),

  'GET /repos/{owner}/{repo}/commits/{ref}': reading('contents', async (request) => {
    const { state, repository, dir, parameters } = request;
    const oid = await commitOf(dir, String(parameters['ref']));
    if (oid === undefined) throw restError(422, `No commit found for SHA: ${String(parameters['ref'])}`);
    const commit = await commitAt(dir, oid);
    const all = await changedFiles(request, { from: commit.parents[0] ?? emptyTree, to: oid, most: mostFiles });
    const { items, headers } = paged(request, all, filesOnPage);
    const sum = (name: 'additions' | 'deletions'): number => all.reduce((total, file) => total + file[name], 0);
    const [additions, deletions] = [sum('additions'), sum('deletions')];
    const stats = { additions, deletions, total: additions + deletions };
    return { status: 200, headers, body: { ...toCommit(state, repository, commit), stats, files: items } };
  }),
};
