import { record } from '../events/record.ts';
import type { Delivery } from '../events/types.ts';
import { git } from '../git/run.ts';
import type { StoredRepository } from '../repositories/store.ts';
import { toPull } from '../rest/answers/pull.ts';
import type { State } from '../state.ts';
import type { StoredPull } from './store.ts';

/** A pull request and the repository it is to be merged into. */
export interface OfRepository {
  readonly repository: StoredRepository;
  readonly pull: StoredPull;
}

export interface PullHappening {
  readonly action: string;
  readonly sender: string;
  /** Beside `number` and `pull_request`. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** Sends the webhook. As on GitHub, whether it can be merged is not known by then. */
export async function announce(state: State, of: OfRepository, happening: PullHappening): Promise<Delivery> {
  of.pull.updatedAt = now();
  const { action, sender } = happening;
  return record(state, of.repository, {
    name: 'pull_request',
    action,
    sender,
    body: await pullBody(state, of, happening),
  });
}

export async function pullBody(
  state: State,
  { repository, pull }: OfRepository,
  { body }: Pick<PullHappening, 'body'>,
) {
  return { number: pull.number, pull_request: await toPull(state, repository, { pull }), ...body };
}

/** Closes it, as merged when there is a commit that did it (`closed`). */
export function shut(
  state: State,
  of: OfRepository,
  { sender, commit }: { readonly sender: string; readonly commit?: string },
): Promise<Delivery> {
  const at = now();
  of.pull.state = 'closed';
  of.pull.closedAt = at;
  if (commit !== undefined) of.pull.merged = { at, by: sender, commit };
  return announce(state, of, { action: 'closed', sender });
}

/** Makes a commit the pull request's head, under refs/pull/N/head too. */
export async function takeHead({ path }: StoredRepository, pull: StoredPull, sha: string): Promise<void> {
  pull.formerHead = pull.headSha;
  pull.headSha = sha;
  await git({ dir: path }, ['update-ref', `refs/pull/${String(pull.number)}/head`, sha]);
}

/** ISO 8601, whole seconds. */
export function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}
