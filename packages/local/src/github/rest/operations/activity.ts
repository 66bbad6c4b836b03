import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeId } from '../../api/node-id.ts';
import { refLog, type LoggedMove } from '../../git/ref-log.ts';
import { tryGit } from '../../git/run.ts';
import { toAccount } from '../answers/account.ts';
import { reading, type RepositoryRequest, type RestOperations } from '../operation.ts';
import { paged } from '../paging.ts';
import { restError } from '../../api/answer.ts';

type Move = LoggedMove & { readonly ref: string };

const nothing = '0'.repeat(40);

/** Who pushed what, out of the reflogs: those of deleted branches are gone, which they are not on GitHub. */
export const activity: RestOperations = {
  'GET /repos/{owner}/{repo}/activity': reading('contents', async (request) => {
    const { parameters, dir } = request;
    const { ref, actor, direction = 'desc', before, after, time_period: period, activity_type: type } = parameters;
    const left = [before, after, period, type].some((value) => value !== undefined);
    if (left) throw restError(501, 'The GitHub stand-in lists activities by `ref` and `actor` alone.');
    const refs = typeof ref === 'string' ? [ref.replace(/^(?!refs\/)/, 'refs/heads/')] : await branches(dir);
    const moves = (
      await Promise.all(refs.map(async (name) => (await refLog(dir, name)).map((move) => ({ ...move, ref: name }))))
    )
      .flat()
      .filter((move) => actor === undefined || move.actor === actor)
      .sort((a, b) => a.at.localeCompare(b.at));
    const { items, headers } = paged(request, direction === 'desc' ? moves.reverse() : moves);
    return { status: 200, headers, body: await Promise.all(items.map((move, n) => toActivity(request, move, n + 1))) };
  }),
};

async function branches(dir: string): Promise<string[]> {
  const found = await readdir(join(dir, 'logs', 'refs', 'heads'), { recursive: true, withFileTypes: true });
  const from = join(dir, 'logs').length + 1;
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(from));
}

async function toActivity({ state, dir }: RequestParts, { ref, before, after, actor, at }: Move, id: number) {
  const created = before === nothing;
  const forced = !created && (await tryGit({ dir }, ['merge-base', '--is-ancestor', before, after])).code !== 0;
  return {
    ...{ id, node_id: nodeId('PSH', ref, after), before, after, ref, timestamp: at },
    activity_type: created ? 'branch_creation' : forced ? 'force_push' : 'push',
    actor: toAccount(state, actor),
  };
}

type RequestParts = Pick<RepositoryRequest, 'state' | 'dir'>;
