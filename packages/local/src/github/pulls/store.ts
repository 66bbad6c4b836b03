import { LocalGitHubError } from '../errors.ts';
import type { StoredRepository } from '../repositories/store.ts';
import type { Mergeability } from './types.ts';

/** The merge of a head into a base branch's tip, as tried; without a commit when they conflict. */
export interface TestMerge {
  readonly base: string;
  readonly head: string;
  readonly commit: string | undefined;
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
  merge?: TestMerge;
  /** Reads that are still answered as if the test merge were not made, for these two ends. */
  pending?: { readonly ends: string; left: number };
  readonly comments: StoredComment[];
}

/** The pull requests of one repository. */
export class PullStore {
  readonly #byNumber = new Map<number, StoredPull>();
  readonly mergeability: Mergeability = { pendingReads: 0, frozen: false, withoutCommit: false };
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
