import { LocalGitHubError } from '../errors.ts';
import { parseCommit, type Commit } from '../git/commits.ts';
import { readObject } from '../git/objects.ts';
import { refLog, type LoggedMove } from '../git/ref-log.ts';
import { git, gitText, tryGit } from '../git/run.ts';
import { loginOf, personOf } from '../repositories/people.ts';
import type { StoredRepository } from '../repositories/store.ts';
import type { State } from '../state.ts';
import { record } from './record.ts';
import type { Delivery } from './types.ts';

const nothing = '0'.repeat(40);
// https://docs.github.com/webhooks/webhook-events-and-payloads#push
const mostCommits = 2_048;

/** Sends the push that moved the branch last. */
export async function recordPush(state: State, repository: StoredRepository, branch: string): Promise<Delivery> {
  const ref = `refs/heads/${branch}`;
  const move = (await refLog(repository.path, ref)).at(-1);
  if (move === undefined) {
    throw new LocalGitHubError({
      code: 'branch-unknown',
      problem: `${repository.fullName} has no branch ${branch}.`,
      remedy: 'Push to it first.',
    });
  }
  return record(state, repository, {
    name: 'push',
    sender: move.actor,
    body: await pushBody(state, repository, { ...move, ref }),
  });
}

async function pushBody(
  state: State,
  repository: StoredRepository,
  { ref, before, after, actor }: LoggedMove & { ref: string },
) {
  const { path: dir, fullName } = repository;
  const created = before === nothing;
  const oids = await pushedCommits(dir, { ref, before, after });
  const html = `${state.serverUrl}/${fullName}`;
  const toCommit = async (oid: string) =>
    commit(`${html}/commit/${oid}`, await commitAt(dir, oid), await touched(dir, oid));
  const forced = !created && (await tryGit({ dir }, ['merge-base', '--is-ancestor', before, after])).code !== 0;
  const compare = created
    ? `${html}/compare/${after.slice(0, 12)}`
    : `${html}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`;
  return {
    ...{ ref, before, after, created, deleted: false, forced, base_ref: null, compare },
    commits: await Promise.all(oids.map(toCommit)),
    head_commit: await toCommit(after),
    pusher: personOf(actor),
  };
}

/** Those that no other branch had, oldest first. */
async function pushedCommits(dir: string, { ref, before, after }: { ref: string; before: string; after: string }) {
  const known = before === nothing ? ['--not', `--exclude=${ref}`, '--branches'] : [`^${before}`];
  const listed = await gitText({ dir }, [
    'rev-list',
    '--reverse',
    `--max-count=${String(mostCommits)}`,
    after,
    ...known,
  ]);
  return listed.split('\n').filter(Boolean);
}

async function commitAt(dir: string, oid: string): Promise<Commit> {
  return parseCommit(oid, (await readObject(dir, oid))?.content ?? Buffer.alloc(0));
}

interface Touched {
  readonly added: string[];
  readonly removed: string[];
  readonly modified: string[];
}

async function touched(dir: string, oid: string): Promise<Touched> {
  const flags = ['--root', '--no-commit-id', '--no-renames', '--name-status', '-r', '-z'];
  const fields = (await git({ dir }, ['diff-tree', ...flags, oid])).toString().split('\0');
  const paths: Touched = { added: [], removed: [], modified: [] };
  for (let n = 0; n + 1 < fields.length; n += 2) {
    const list = fields[n] === 'A' ? paths.added : fields[n] === 'D' ? paths.removed : paths.modified;
    list.push(fields[n + 1] ?? '');
  }
  return paths;
}

function commit(url: string, { oid, tree, message, author, committer }: Commit, paths: Touched) {
  const person = ({ name, email }: Commit['author']) => ({ name, email, username: loginOf(email) ?? name });
  return {
    ...{ id: oid, tree_id: tree, distinct: true, message, timestamp: committer.date, url },
    ...{ author: person(author), committer: person(committer) },
    ...paths,
  };
}
