import type { BranchRule } from '../access/protection.ts';
import type { Checks } from '../checks/types.ts';
import { eventsHandle } from '../events/handle.ts';
import type { Events } from '../events/types.ts';
import type { Commit } from '../git/commits.ts';
import { mergeQueueHandle } from '../merge-queue/queue.ts';
import type { MergeQueue } from '../merge-queue/types.ts';
import { pullsHandle } from '../pulls/handle.ts';
import { settle } from '../pulls/settle.ts';
import type { Pulls } from '../pulls/types.ts';
import type { Rulesets } from '../rulesets/types.ts';
import type { State } from '../state.ts';
import { workflowsHandle } from '../workflows/handle.ts';
import type { Workflows } from '../workflows/types.ts';
import { commitAs, mergeInto, rawObjects, setBranch } from './committing.ts';
import type { CommitOptions, MergeOptions, RawObjects } from './committing.ts';
import { reading } from './reading.ts';
import type { Role } from './roles.ts';
import type { StoredRepository } from './store.ts';
import { Turn } from './turn.ts';

/** A repository as a test sees it: past all tokens and rules. */
export interface Repository {
  readonly id: number;
  readonly fullName: string;
  /** The bare repository's folder. */
  readonly path: string;
  /** For git over HTTP. */
  readonly url: string;
  readonly sshUrl: string;
  /** The branch's commit; branches default to the default branch. */
  head(branch?: string): Promise<string>;
  /** A file's text; undefined when there is none. */
  read(path: string, branch?: string): Promise<string | undefined>;
  /** The paths of all files under a folder ('' for all), sorted. */
  list(prefix: string, branch?: string): Promise<string[]>;
  /** Somebody else's commit on the branch's newest tip; makes the branch where there is none. */
  commit(options: CommitOptions): Promise<string>;
  /** Makes a branch at another branch or a commit (default: the default branch), or moves it there by force. */
  branch(name: string, at?: string, sender?: string): Promise<string>;
  deleteBranch(name: string, sender?: string): Promise<void>;
  /** Git's own merge; throws `merge-conflict`. */
  merge(options: MergeOptions): Promise<string>;
  /** Newest first. */
  log(branch?: string): Promise<Commit[]>;
  readonly objects: RawObjects;
  readonly pulls: Pulls;
  readonly mergeQueue: MergeQueue;
  readonly events: Events;
  readonly checks: Checks;
  readonly workflows: Workflows;
  readonly rulesets: Rulesets;
  /** Gives a person a role here; undefined takes it away. */
  permit(login: string, role: Role | undefined): void;
  /** The rule that pushes and API commits to this branch must keep from now on. */
  protect(branch: string, rule: BranchRule): void;
}

export interface Urls {
  readonly url: string;
  readonly sshUrl: string;
}

export function repositoryHandle(state: State, stored: StoredRepository, urls: Urls): Repository {
  const { id, fullName, path, checks, rulesets, permissions } = stored;
  return {
    ...{ id, fullName, path, ...urls, checks, rulesets },
    ...reading(stored),
    ...changing(state, stored),
    objects: rawObjects(stored),
    pulls: pullsHandle(state, stored),
    mergeQueue: mergeQueueHandle(state, stored),
    events: eventsHandle(state, stored),
    workflows: workflowsHandle(state, stored),
    permit: (login, role) => {
      if (role === undefined) permissions.delete(login.toLowerCase());
      else permissions.set(login.toLowerCase(), role);
    },
    protect: (branch, rule) => void stored.rules.set(branch, rule),
  };
}

type Changing = Pick<Repository, 'commit' | 'branch' | 'deleteBranch' | 'merge'>;

function changing(state: State, stored: StoredRepository): Changing {
  // One after another: somebody else is one person, and races pushers, not itself.
  const turn = new Turn();
  const change = <T>(act: () => Promise<T>): Promise<T> =>
    turn.run(async () => {
      const done = await act();
      await settle(state, stored);
      return done;
    });
  return {
    commit: (options) => change(() => commitAs(stored, options)),
    branch: (branch, to = stored.defaultBranch, sender = 'somebody') =>
      change(() => setBranch(stored, { branch, to, sender })),
    deleteBranch: async (branch, sender = 'somebody') => {
      await change(() => setBranch(stored, { branch, to: undefined, sender }));
    },
    merge: (options) => change(() => mergeInto(stored, options)),
  };
}
