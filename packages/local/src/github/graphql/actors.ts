import { nodeId } from '../api/node-id.ts';
import { loginOf } from '../repositories/people.ts';
import type { Signature } from '../git/commits.ts';
import type { State } from '../state.ts';

const letters = { Organization: 'O', User: 'U', Bot: 'BOT' } as const;

/** An account as an Actor. An app's bot has no `[bot]` at its login here, other than in REST. */
export function actor({ accounts, serverUrl }: State, named: string) {
  const { login, id, type } = accounts.of(named);
  const short = type === 'Bot' ? login.replace(/\[bot\]$/, '') : login;
  const url = type === 'Bot' ? `${serverUrl}/apps/${short}` : `${serverUrl}/${login}`;
  return { __typename: type, id: nodeId(letters[type], id), databaseId: id, login: short, url };
}

/** Who a commit says wrote it; `user` is null for apps, and for addresses that GitHub did not give out. */
export function gitActor(state: State, { name, email, date }: Signature) {
  const login = loginOf(email);
  const known = login === undefined ? undefined : actor(state, login);
  return { name, email, date, user: known?.__typename === 'User' ? known : null };
}
