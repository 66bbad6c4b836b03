import { nodeId } from '../../api/node-id.ts';
import type { State } from '../../state.ts';

/** An organisation as webhooks show it (organization-simple-webhooks). */
export function toOrganisation({ accounts, apiUrl, serverUrl }: State, named: string) {
  const { login, id } = accounts.of(named);
  const url = `${apiUrl}/orgs/${login}`;
  return {
    ...{ login, id, node_id: nodeId('O', id), url, description: null },
    ...{
      repos_url: `${url}/repos`,
      events_url: `${url}/events`,
      hooks_url: `${url}/hooks`,
      issues_url: `${url}/issues`,
    },
    ...{ members_url: `${url}/members{/member}`, public_members_url: `${url}/public_members{/member}` },
    avatar_url: `${serverUrl}/${login}.png`,
  };
}
