import { LocalGitHubError } from '../errors.ts';
import { settle } from '../pulls/settle.ts';
import type { StoredRepository } from '../repositories/store.ts';
import type { State } from '../state.ts';
import { recordPush } from './push.ts';
import type { Delivery, Events } from './types.ts';

export function eventsHandle(state: State, repository: StoredRepository): Events {
  return {
    get all() {
      return repository.deliveries;
    },
    last: (name, action) => last(repository, name, action),
    push: async (branch = repository.defaultBranch) => {
      await settle(state, repository);
      return recordPush(state, repository, branch);
    },
  };
}

function last({ deliveries, fullName }: StoredRepository, name: string, action?: string): Delivery {
  const found = deliveries.findLast(
    (event) => event.name === name && (action === undefined || event.action === action),
  );
  if (found !== undefined) return found;
  throw new LocalGitHubError({
    code: 'event-unknown',
    problem: `Nothing has sent ${name} ${action ?? ''} in ${fullName} yet.`,
    remedy: 'Let it happen first; a push through git is seen by the next call that asks about pull requests.',
  });
}
