import { parseCommit, type Commit } from '../git/commits.ts';
import { readObject } from '../git/objects.ts';
import { git } from '../git/run.ts';
import { requireCommit } from './committing.ts';
import type { Repository } from './handle.ts';
import type { StoredRepository } from './store.ts';

type Reading = Pick<Repository, 'head' | 'read' | 'list' | 'log'>;

export function reading(stored: StoredRepository): Reading {
  const { path: dir, defaultBranch } = stored;
  const head = (branch = defaultBranch): Promise<string> => requireCommit(stored, branch);
  return {
    head,
    read: async (path, branch) => {
      const found = await readObject(dir, `${await head(branch)}:${path}`);
      return found?.type === 'blob' ? found.content.toString() : undefined;
    },
    list: async (prefix, branch) => {
      const folder = prefix === '' ? [] : ['--', prefix];
      const listing = await git({ dir }, ['ls-tree', '-r', '-z', '--name-only', await head(branch), ...folder]);
      return listing.toString().split('\0').filter(Boolean);
    },
    log: async (branch) => log(dir, await head(branch)),
  };
}

async function log(dir: string, from: string): Promise<Commit[]> {
  const oids = (await git({ dir }, ['rev-list', from])).toString().trim();
  const answer = await git({ dir, input: `${oids}\n` }, ['cat-file', '--batch']);
  return [...batchedCommits(answer)];
}

function* batchedCommits(answer: Buffer): Generator<Commit> {
  for (let start = 0; start < answer.length;) {
    const end = answer.indexOf('\n', start);
    const [oid = '', , size = '0'] = answer.subarray(start, end).toString().split(' ');
    const content = answer.subarray(end + 1, end + 1 + Number(size));
    yield parseCommit(oid, content);
    start = end + 2 + content.length;
  }
}
