import type { State } from '../../state.ts';
import { nodeId } from '../../api/node-id.ts';

const pages = [
  ['followers_url', '/followers'],
  ['following_url', '/following{/other_user}'],
  ['gists_url', '/gists{/gist_id}'],
  ['starred_url', '/starred{/owner}{/repo}'],
  ['subscriptions_url', '/subscriptions'],
  ['organizations_url', '/orgs'],
  ['repos_url', '/repos'],
  ['events_url', '/events{/privacy}'],
  ['received_events_url', '/received_events'],
] as const;

const letters = { Organization: 'O', User: 'U', Bot: 'BOT' } as const;

/** An account as the schema's simple-user. */
export function toAccount({ apiUrl, serverUrl, accounts }: State, named: string) {
  const { login, id, type } = accounts.of(named);
  const url = `${apiUrl}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: nodeId(letters[type], id),
    avatar_url: `${serverUrl}/${encodeURIComponent(login)}.png`,
    gravatar_id: '',
    url,
    html_url: `${serverUrl}/${type === 'Bot' ? `apps/${login.replace(/\[bot\]$/, '')}` : login}`,
    ...Object.fromEntries(pages.map(([name, path]) => [name, url + path])),
    type,
    site_admin: false,
  };
}
