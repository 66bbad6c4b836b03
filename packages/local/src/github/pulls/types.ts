import type { Delivery } from '../events/types.ts';
import type { CommitOptions } from '../repositories/committing.ts';

export interface OpenPull {
  /** A branch of the repository, or `owner:branch` of its fork. */
  readonly head: string;
  /** Default: the default branch. */
  readonly base?: string;
  readonly title?: string;
  readonly body?: string;
  /** Login of who opens it; default dev. `slug[bot]` for an app. */
  readonly author?: string;
  readonly draft?: boolean;
}

/** The pull requests of a repository as a test sees them: past all tokens. */
export interface Pulls {
  open(options: OpenPull): Promise<PullRequest>;
  /** Throws `pull-unknown`. */
  get(number: number): PullRequest;
  all(): PullRequest[];
  /** How GitHub's background job that makes test merges behaves; may be set at any time. */
  readonly mergeability: Mergeability;
}

export interface Mergeability {
  /** How many reads after each change of head or base are answered with `mergeable: null` and no merge commit. Default 0. */
  pendingReads: number;
  /**
   * The test merge follows the base branch's tip at once. GitHub makes it anew only when the head or the merge base changes, or
   * after 12 hours (https://github.blog/changelog/2026-02-19-changes-to-test-merge-commit-generation-for-pull-requests); whether
   * they conflict is told of the tip all the same. Default false.
   */
  eager: boolean;
  /** The test merge stays as it was made last, whatever moves since. Default false. */
  frozen: boolean;
  /** `mergeable` is told, but the merge commit is null all the same. Default false. */
  withoutCommit: boolean;
}

export interface Sent {
  /** Login of who did it; default: the author. */
  readonly sender?: string;
}

/** One pull request; each change records its event and gives it back. */
export interface PullRequest {
  readonly number: number;
  readonly state: 'open' | 'closed';
  readonly merged: boolean;
  /** The newest head that the pull request has seen. */
  headSha(): Promise<string>;
  /** What the base branch pointed at when the pull request was opened, pushed to or retargeted last. */
  readonly baseSha: string;
  readonly baseBranch: string;
  readonly headBranch: string;
  /** The test merge of head into the base branch, by git; undefined when they conflict. Its first parent may be an older tip: see `eager`. */
  mergeCommit(): Promise<string | undefined>;
  /** A commit on the head branch (`synchronize`); throws while it is closed: use the repository's commit() then. */
  push(options: Omit<CommitOptions, 'branch'>): Promise<Delivery>;
  /** Points the head branch at any commit, a force-push (`synchronize`; none while it is closed). */
  forcePush(sha: string, sent?: Sent): Promise<Delivery | undefined>;
  retarget(base: string, sent?: Sent): Promise<Delivery>;
  rename(title: string, sent?: Sent): Promise<Delivery>;
  close(sent?: Sent): Promise<Delivery>;
  /** Throws GitHub's refusal when the head was force-pushed or deleted since it was closed. */
  reopen(sent?: Sent): Promise<Delivery>;
  /** Merges by a merge commit whatever any rule says, as an admin may (`closed`, merged). */
  merge(sent?: Sent): Promise<Delivery>;
  /** An event of this pull request as it would be delivered now, without anything happening. */
  payload(action: string, extra?: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>;
  /** Somebody's comment. */
  comment(body: string, sent?: Sent): IssueComment;
  readonly comments: readonly IssueComment[];
}

export interface IssueComment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}
