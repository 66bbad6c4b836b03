import type { Delivery } from '../events/types.ts';
import { mergeTree } from '../git/merge-tree.ts';
import { moveRef } from '../git/move-ref.ts';
import { refLog } from '../git/ref-log.ts';
import { tryGit } from '../git/run.ts';
import { writeCommit } from '../git/commits.ts';
import { restError } from '../api/answer.ts';
import { personOf, webFlow } from '../repositories/people.ts';
import type { State } from '../state.ts';
import { announce, now, shut, takeHead, type OfRepository } from './announce.ts';
import { unprocessable } from './open.ts';
import { tipOf } from './test-merge.ts';

/** Changes title or body (`edited`). */
export function edit(
  state: State,
  of: OfRepository,
  { sender, ...wanted }: { readonly sender: string; readonly title?: string; readonly body?: string | null },
): Promise<Delivery> {
  const { pull } = of;
  const changed = (['title', 'body'] as const).filter(
    (name) => wanted[name] !== undefined && wanted[name] !== pull[name],
  );
  const changes = Object.fromEntries(changed.map((name) => [name, { from: pull[name] ?? '' }]));
  pull.title = wanted.title ?? pull.title;
  if (wanted.body !== undefined) pull.body = wanted.body;
  return announce(state, of, { action: 'edited', sender, body: { changes } });
}

/** Points it at another base (`edited`, with `changes.base`). */
export async function retarget(state: State, of: OfRepository, to: { readonly base: string; readonly sender: string }) {
  const { repository, pull } = of;
  if (pull.state === 'closed') {
    const message = 'Cannot change the base branch of a closed pull request.';
    throw unprocessable({ code: 'custom', field: 'base', message });
  }
  const tip = await tipOf(repository, to.base);
  if (tip === undefined) {
    throw unprocessable({ code: 'invalid', field: 'base', message: `Proposed base branch '${to.base}' was not found` });
  }
  const changes = { base: { ref: { from: pull.base }, sha: { from: pull.baseSha } } };
  pull.timeline.push({ kind: 'BaseRefChangedEvent', at: now(), actor: to.sender, before: pull.base, after: to.base });
  pull.base = to.base;
  pull.baseSha = tip;
  return announce(state, of, { action: 'edited', sender: to.sender, body: { changes } });
}

/** Opens it again (`reopened`): only when its branch has grown since, not when it was moved by force or made anew. */
export async function reopen(state: State, of: OfRepository, sender: string): Promise<Delivery> {
  const { repository, pull } = of;
  const { repository: source, branch } = pull.head;
  const tip = await tipOf(source, branch);
  if (pull.merged !== undefined) throw cannotReopen('The pull request is merged.');
  if (tip === undefined) throw cannotReopen(`The ${branch} branch has been deleted.`);
  const { code } = await tryGit({ dir: repository.path }, ['merge-base', '--is-ancestor', pull.headSha, tip]);
  if (code !== 0) throw cannotReopen(`The ${branch} branch was force-pushed or recreated.`);
  pull.state = 'open';
  pull.closedAt = null;
  pull.seen = (await refLog(source.path, `refs/heads/${branch}`)).length;
  pull.baseSha = (await tipOf(repository, pull.base)) ?? pull.baseSha;
  await takeHead(repository, pull, tip);
  return announce(state, of, { action: 'reopened', sender });
}

function cannotReopen(why: string) {
  return unprocessable({ code: 'invalid', field: 'state', message: `state cannot be changed. ${why}` });
}

/** Merges it by a merge commit on the base branch's tip (`closed`, merged). */
export async function mergePull(state: State, of: OfRepository, sender: string): Promise<Delivery> {
  const { repository, pull } = of;
  const { path: dir } = repository;
  const base = await tipOf(repository, pull.base);
  const tree = base === undefined || pull.state === 'closed' ? undefined : await mergeTree(dir, base, pull.headSha);
  if (base === undefined || tree === undefined) throw restError(405, 'Pull Request is not mergeable');
  const message = `Merge pull request #${String(pull.number)} from ${pull.head.repository.owner}/${pull.head.branch}\n\n${pull.title}`;
  const author = personOf(sender);
  const commit = await writeCommit(dir, { tree, parents: [base, pull.headSha], message, author, committer: webFlow });
  repository.signed.add(commit);
  const moved = await moveRef(dir, { ref: `refs/heads/${pull.base}`, expected: base, to: commit, sender });
  if (!moved) throw restError(409, 'Base branch was modified. Review and try the merge again.');
  return shut(state, of, { sender, commit });
}
