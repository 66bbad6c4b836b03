import { LocalGitHubError } from '../errors.ts';
import type { Delivery } from '../events/types.ts';
import { payload } from '../events/payload.ts';
import { commitAs, setBranch } from '../repositories/committing.ts';
import type { StoredRepository } from '../repositories/store.ts';
import type { State } from '../state.ts';
import { now, pullBody, shut } from './announce.ts';
import { edit, mergePull, reopen, retarget } from './change.ts';
import { openPull } from './open.ts';
import { settle } from './settle.ts';
import type { StoredPull } from './store.ts';
import { testMerge } from './test-merge.ts';
import type { PullRequest, Pulls } from './types.ts';

export function pullsHandle(state: State, repository: StoredRepository): Pulls {
  const { pulls } = repository;
  const handle = (pull: StoredPull): PullRequest => pullHandle(state, repository, pull);
  return {
    mergeability: pulls.mergeability,
    open: async (options) => {
      await settle(state, repository);
      return handle(await openPull(state, repository, options));
    },
    get: (number) => handle(pulls.get(number)),
    all: () => pulls.all().map(handle),
  };
}

function pullHandle(state: State, repository: StoredRepository, pull: StoredPull): PullRequest {
  return {
    ...moving(state, repository, pull),
    ...commenting(state, pull),
    number: pull.number,
    headBranch: pull.head.branch,
    // Read anew each time: they change.
    get state() {
      return pull.state;
    },
    get merged() {
      return pull.merged !== undefined;
    },
    get baseSha() {
      return pull.baseSha;
    },
    get baseBranch() {
      return pull.base;
    },
    get comments() {
      return pull.comments;
    },
  };
}

type Verb = 'push' | 'forcePush' | 'retarget' | 'rename' | 'close' | 'reopen' | 'merge';
type Moving = Pick<PullRequest, Verb | 'headSha' | 'mergeCommit' | 'payload'>;

function moving(state: State, repository: StoredRepository, pull: StoredPull): Moving {
  const of = { repository, pull };
  const { repository: source, branch } = pull.head;
  const by = (sent?: { readonly sender?: string }): string => sent?.sender ?? pull.author;
  const settled = async <T>(act: () => Promise<T>): Promise<T> => {
    await settle(state, repository);
    return act();
  };
  const synchronized = async (): Promise<Delivery | undefined> => {
    const before = repository.deliveries.length;
    await settle(state, repository);
    const sent = repository.deliveries.slice(before).filter(({ action }) => action === 'synchronize');
    return sent.findLast(({ payload: { number } }) => number === pull.number);
  };
  return {
    headSha: () => settled(() => Promise.resolve(pull.headSha)),
    mergeCommit: () => settled(async () => (await testMerge(repository, pull)).commit),
    push: async (options) => {
      await settle(state, repository);
      if (pull.state === 'closed') throw closed(pull);
      await commitAs(source, { author: pull.author, sender: by(options), ...options, branch });
      const sent = await synchronized();
      if (sent === undefined) throw closed(pull);
      return sent;
    },
    forcePush: async (to, sent) => {
      await settle(state, repository);
      await setBranch(source, { branch, to, sender: by(sent) });
      return synchronized();
    },
    retarget: (base, sent) => settled(() => retarget(state, of, { base, sender: by(sent) })),
    rename: (title, sent) => settled(() => edit(state, of, { title, sender: by(sent) })),
    close: (sent) => settled(() => shut(state, of, { sender: by(sent) })),
    reopen: (sent) => settled(() => reopen(state, of, by(sent))),
    merge: (sent) => settled(() => mergePull(state, of, by(sent))),
    payload: (action, extra = {}) =>
      settled(async () => {
        const body = await pullBody(state, of, { body: extra });
        return payload(state, repository, { name: 'pull_request', action, sender: pull.author, body });
      }),
  };
}

function commenting({ ids }: State, pull: StoredPull): Pick<PullRequest, 'comment'> {
  return {
    comment: (body, sent) => {
      const at = now();
      const comment = { id: ids.next(), author: sent?.sender ?? pull.author, body, createdAt: at, updatedAt: at };
      pull.comments.push(comment);
      return comment;
    },
  };
}

function closed({ number }: StoredPull): LocalGitHubError {
  return new LocalGitHubError({
    code: 'event-unknown',
    problem: `The pull request ${String(number)} is closed, so that no push to it is told.`,
    remedy: "Use the repository's commit() with the pull request's headBranch, or reopen it.",
  });
}
