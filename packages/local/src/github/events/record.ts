import type { StoredRepository } from '../repositories/store.ts';
import type { State } from '../state.ts';
import { payload } from './payload.ts';
import type { Delivery } from './types.ts';

export interface Happening {
  readonly name: 'pull_request' | 'merge_group' | 'push';
  readonly action?: string;
  /** Login. */
  readonly sender: string;
  /** What is the event's own: pull_request, merge_group, before, after, changes ... */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Sends a webhook: it is kept with the repository. */
export function record(state: State, repository: StoredRepository, happening: Happening): Delivery {
  const delivery: Delivery = {
    id: state.ids.next(),
    name: happening.name,
    action: happening.action,
    payload: payload(state, repository, happening),
  };
  repository.deliveries.push(delivery);
  return delivery;
}
