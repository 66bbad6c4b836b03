import { refLog } from '../git/ref-log.ts';
import { tryGit } from '../git/run.ts';
import type { StoredRepository } from '../repositories/store.ts';
import type { State } from '../state.ts';
import { announce, shut, takeHead } from './announce.ts';
import type { StoredPull } from './store.ts';
import { tipOf } from './test-merge.ts';

/**
 * Lets open pull requests see what became of their branches, whoever moved them and in whichever way:
 * the reflogs tell each push. A pull request is closed when its branch is deleted, and merged when its head is in the base.
 */
export function settle(state: State, repository: StoredRepository): Promise<void> {
  if (repository.pulls.open().length === 0) return Promise.resolve();
  return repository.turn.run(async () => {
    for (const pull of repository.pulls.open()) await follow(state, repository, pull);
  });
}

async function follow(state: State, repository: StoredRepository, pull: StoredPull): Promise<void> {
  const { repository: source, branch } = pull.head;
  const moves = await refLog(source.path, `refs/heads/${branch}`);
  const sender = moves.at(-1)?.actor ?? pull.author;
  const base = await tipOf(repository, pull.base);
  if (base === undefined || (await tipOf(source, branch)) === undefined) {
    await shut(state, { repository, pull }, { sender });
    return;
  }
  for (const { before, after, actor, at } of moves.slice(pull.seen)) {
    if (after === pull.headSha) continue;
    if (!(await contains(repository.path, after, before))) {
      pull.timeline.push({ kind: 'HeadRefForcePushedEvent', at, actor, before, after });
    }
    await takeHead(repository, pull, after);
    pull.baseSha = base;
    await announce(state, { repository, pull }, { action: 'synchronize', sender: actor, body: { before, after } });
  }
  pull.seen = moves.length;
  const ends = `${base} ${pull.headSha}`;
  if (base === pull.baseSha || ends === pull.notIn) return;
  if (!(await contains(repository.path, base, pull.headSha))) {
    pull.notIn = ends;
    return;
  }
  const by = (await refLog(repository.path, `refs/heads/${pull.base}`)).at(-1)?.actor ?? sender;
  await shut(state, { repository, pull }, { sender: by, commit: base });
}

async function contains(dir: string, tip: string, commit: string): Promise<boolean> {
  return (await tryGit({ dir }, ['merge-base', '--is-ancestor', commit, tip])).code === 0;
}
