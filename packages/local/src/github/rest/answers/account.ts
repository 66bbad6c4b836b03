import { createHash } from 'node:crypto';
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

/** An account as the schema's simple-user. All owners are organisations here. */
export function toAccount({ apiUrl, serverUrl }: State, login: string): object {
  const url = `${apiUrl}/users/${login}`;
  const id = createHash('sha256').update(login.toLowerCase()).digest().readUIntBE(0, 4);
  return {
    login,
    id,
    node_id: nodeId('O', id),
    avatar_url: `${serverUrl}/${login}.png`,
    gravatar_id: '',
    url,
    html_url: `${serverUrl}/${login}`,
    ...Object.fromEntries(pages.map(([name, path]) => [name, url + path])),
    type: 'Organization',
    site_admin: false,
  };
}
