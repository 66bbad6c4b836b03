import { LocalGitHubError } from '../errors.ts';
import type { StoredRepository } from '../repositories/store.ts';
import type { Mergeability } from './types.ts';

/** The merge commit that was made to try it. */
export interface TestMerge {
  /** The base branch, and the tip of it that is the commit's first parent. */
  readonly base: string;
  readonly onto: string;
  readonly head: string;
  readonly mergeBase: string | undefined;
  readonly commit: string;
}

/** Whether head and tip can be merged. */
export interface Trial {
  readonly tip: string;
  readonly head: string;
  readonly clean: boolean;
}

export interface TimelineItem {
  readonly kind: 'BaseRefChangedEvent' | 'HeadRefForcePushedEvent';
  readonly at: string;
  /** Login. */
  readonly actor: string;
  /** Branches of the one, commits of the other. */
  readonly before: string;
  readonly after: string;
}

export interface StoredComment {
  readonly id: number;
  readonly author: string;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
}

export interface StoredPull {
  readonly id: number;
  readonly number: number;
  readonly author: string;
  readonly createdAt: string;
  readonly draft: boolean;
  readonly head: { readonly repository: StoredRepository; readonly branch: string };
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  /** The newest that was seen while it was open. */
  headSha: string;
  base: string;
  /** The base branch's tip when it was opened, pushed to or retargeted last: GitHub does not follow the branch. */
  baseSha: string;
  updatedAt: string;
  closedAt: string | null;
  merged?: { readonly at: string; readonly by: string; readonly commit: string };
  /** How many lines of the head branch's reflog were seen. */
  seen: number;
  /** Base and head of which it is known that the one has not got the other. */
  notIn?: string;
  merge?: TestMerge;
  trial?: Trial;
  /** What `headSha` was before the last push, for stale reads. */
  formerHead?: string;
  readonly timeline: TimelineItem[];
  /** Reads that are still answered as if the test merge were not made, for these two ends. */
  pending?: { readonly ends: string; left: number };
  readonly comments: StoredComment[];
}

/** The pull requests of one repository. */
export class PullStore {
  readonly #byNumber = new Map<number, StoredPull>();
  readonly mergeability: Mergeability = { pendingReads: 0, frozen: false, withoutCommit: false, eager: false };
  #last = 0;

  add(pull: Omit<StoredPull, 'number'>): StoredPull {
    this.#last += 1;
    const added: StoredPull = { ...pull, number: this.#last };
    this.#byNumber.set(added.number, added);
    return added;
  }

  find(number: number): StoredPull | undefined {
    return this.#byNumber.get(number);
  }

  get(number: number): StoredPull {
    const found = this.find(number);
    if (found !== undefined) return found;
    throw new LocalGitHubError({
      code: 'pull-unknown',
      problem: `There is no pull request ${String(number)}.`,
      remedy: 'Open it with pulls.open() first.',
    });
  }

  /** Oldest first. */
  all(): StoredPull[] {
    return [...this.#byNumber.values()];
  }

  open(): StoredPull[] {
    return this.all().filter(({ state }) => state === 'open');
  }
}
