/** A webhook as it was sent: what a run finds at GITHUB_EVENT_PATH is its payload. */
export interface Delivery {
  readonly id: number;
  /** pull_request, merge_group, push. */
  readonly name: string;
  /** Undefined for push. */
  readonly action: string | undefined;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Everything that happened in a repository, as webhooks tell it. */
export interface Events {
  readonly all: readonly Delivery[];
  /** The newest of these; throws `event-unknown` when there was none. */
  last(name: string, action?: string): Delivery;
  /** Sends the push that moved a branch (default: the default branch) last. */
  push(branch?: string): Promise<Delivery>;
}
