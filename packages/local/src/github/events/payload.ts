import { readEventExamples } from '../boundary.ts';
import { isList, isObject, type Json } from '../schema/json-schema.ts';
import { toAccount } from '../rest/answers/account.ts';
import { toOrganisation } from '../rest/answers/organisation.ts';
import { toRepository } from '../rest/answers/repository.ts';
import type { StoredRepository } from '../repositories/store.ts';
import type { State } from '../state.ts';
import type { Happening } from './record.ts';

const reader = { admin: false, push: false, pull: true };

/** What GitHub would post: its published example of the event, with the stand-in's state in place of the example's. */
export function payload(state: State, repository: StoredRepository, { name, action, sender, body }: Happening) {
  const organisation = state.accounts.of(repository.owner).type === 'Organization';
  const ours = {
    ...(action !== undefined && { action }),
    ...body,
    repository: { ...toRepository(state, repository, reader), ...(name === 'push' && pushed(repository)) },
    ...(organisation && { organization: toOrganisation(state, repository.owner) }),
    sender: toAccount(state, sender),
  };
  return filled(readEventExamples()[name] ?? {}, ours);
}

/** In a push, and nowhere else, times are seconds. */
function pushed({ createdAt, defaultBranch }: StoredRepository) {
  const seconds = Math.floor(Date.parse(createdAt) / 1_000);
  return { created_at: seconds, pushed_at: seconds, master_branch: defaultBranch };
}

/** Adds what only the example has, as far as it says nothing of the example's own repository. */
function filled(example: Json, ours: object): Readonly<Record<string, unknown>> {
  if (!isObject(example)) return { ...ours };
  const missing = Object.entries(example).filter(([key, value]) => !(key in ours) && saysNothing(value));
  const deeper = Object.entries(ours).map(([key, value]: [string, unknown]): [string, unknown] => {
    const inner = example[key];
    return [key, isPlain(value) && inner !== undefined ? filled(inner, value) : value];
  });
  return { ...Object.fromEntries(missing), ...Object.fromEntries(deeper) };
}

function saysNothing(value: Json): boolean {
  return value === null || typeof value === 'boolean' || (isList(value) && value.length === 0);
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
