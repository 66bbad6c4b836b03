import type { Delivery } from '../events/types.ts';

/** The merge queue of a branch. Each group stands on the one before it. */
export interface MergeQueue {
  /** Puts the pull request at the end: its group's branch is made, and `merge_group` `checks_requested` is sent. */
  enqueue(pull: number, options?: { readonly sender?: string }): Promise<MergeGroup>;
}

export interface MergeGroup {
  /** refs/heads/gh-readonly-queue/main/pr-7-<base sha>. */
  readonly headRef: string;
  readonly headSha: string;
  readonly baseRef: string;
  /** The base branch's tip, or the head of the group before. */
  readonly baseSha: string;
  readonly event: Delivery;
  /** Fast-forwards the base branch to the group and closes its pull request as merged. */
  land(): Promise<void>;
  /** Takes it out of the queue (`destroyed`). */
  drop(reason?: 'invalidated' | 'dequeued'): Promise<Delivery>;
}
