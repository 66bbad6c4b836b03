import { restError } from '../api/answer.ts';
import { record } from '../events/record.ts';
import { parseCommit } from '../git/commits.ts';
import { mergeCommits } from '../git/merge-tree.ts';
import { moveRef } from '../git/move-ref.ts';
import { readObject } from '../git/objects.ts';
import { shut } from '../pulls/announce.ts';
import { settle } from '../pulls/settle.ts';
import { tipOf } from '../pulls/test-merge.ts';
import type { StoredPull } from '../pulls/store.ts';
import type { StoredRepository } from '../repositories/store.ts';
import type { State } from '../state.ts';
import type { MergeGroup, MergeQueue } from './types.ts';

const queueBot = 'github-merge-queue[bot]';

interface Group {
  readonly headRef: string;
  readonly headSha: string;
  readonly baseRef: string;
  readonly baseSha: string;
}

/** The groups that wait, by base branch, the first to land first. */
type Waiting = Map<string, Group[]>;

export function mergeQueueHandle(state: State, repository: StoredRepository): MergeQueue {
  const waiting: Waiting = new Map();
  return {
    enqueue: async (number, { sender } = {}) => {
      await settle(state, repository);
      const pull = repository.pulls.get(number);
      const group = await makeGroup(repository, pull, waiting);
      const by = sender ?? pull.author;
      const event = await tell(state, repository, { group, sender: by, action: 'checks_requested' });
      return { ...group, event, ...endings({ state, repository, pull, group, waiting, sender: by }) };
    },
  };
}

async function makeGroup(repository: StoredRepository, pull: StoredPull, waiting: Waiting): Promise<Group> {
  const { path: dir } = repository;
  const queue = waiting.get(pull.base) ?? [];
  waiting.set(pull.base, queue);
  const baseSha = queue.at(-1)?.headSha ?? (await tipOf(repository, pull.base)) ?? pull.baseSha;
  const { number, head, headSha: theirs, title } = pull;
  const message = `Merge pull request #${String(number)} from ${head.repository.owner}/${head.branch}\n\n${title}`;
  const headSha = await mergeCommits(dir, { ours: baseSha, theirs, message });
  if (headSha === undefined)
    throw restError(422, 'The pull request cannot be added to the merge queue: it has conflicts.');
  const headRef = `refs/heads/gh-readonly-queue/${pull.base}/pr-${String(number)}-${baseSha}`;
  await moveRef(dir, { ref: headRef, expected: undefined, to: headSha, sender: queueBot });
  repository.signed.add(headSha);
  const group = { headRef, headSha, baseRef: `refs/heads/${pull.base}`, baseSha };
  queue.push(group);
  return group;
}

interface Told {
  readonly group: Group;
  readonly sender: string;
  readonly action: 'checks_requested' | 'destroyed';
  readonly reason?: string;
}

async function tell(state: State, repository: StoredRepository, { group, sender, action, reason }: Told) {
  const { headRef, headSha, baseRef, baseSha } = group;
  const content = (await readObject(repository.path, headSha))?.content ?? Buffer.alloc(0);
  const { tree, message, author, committer } = parseCommit(headSha, content);
  const person = ({ name, email }: typeof author) => ({ name, email });
  const headCommit = {
    ...{ id: headSha, tree_id: tree, message, timestamp: committer.date },
    ...{ author: person(author), committer: person(committer) },
  };
  const mergeGroup = {
    head_sha: headSha,
    head_ref: headRef,
    base_sha: baseSha,
    base_ref: baseRef,
    head_commit: headCommit,
  };
  const body = { ...(reason !== undefined && { reason }), merge_group: mergeGroup };
  return record(state, repository, { name: 'merge_group', action, sender, body });
}

interface Ending {
  readonly state: State;
  readonly repository: StoredRepository;
  readonly pull: StoredPull;
  readonly group: Group;
  readonly waiting: Waiting;
  readonly sender: string;
}

function endings({ state, repository, pull, group, waiting, sender }: Ending): Pick<MergeGroup, 'land' | 'drop'> {
  const leave = async (): Promise<void> => {
    const queue = waiting.get(pull.base) ?? [];
    waiting.set(
      pull.base,
      queue.filter((other) => other !== group),
    );
    await moveRef(repository.path, { ref: group.headRef, expected: group.headSha, to: undefined, sender: queueBot });
  };
  return {
    land: async () => {
      const { baseRef: ref, baseSha: expected, headSha: to } = group;
      await repository.turn.run(async () => {
        const moved = await moveRef(repository.path, { ref, expected, to, sender: queueBot });
        if (!moved) throw restError(409, 'Base branch was modified: land the groups in their order.');
        await shut(state, { repository, pull }, { sender: queueBot, commit: to });
      });
      await leave();
    },
    drop: async (reason = 'dequeued') => {
      await leave();
      return tell(state, repository, { group, sender, action: 'destroyed', reason });
    },
  };
}
