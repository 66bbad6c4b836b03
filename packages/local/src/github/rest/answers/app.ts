import { nodeId } from '../../api/node-id.ts';
import type { State } from '../../state.ts';
import { toAccount } from './account.ts';

const since = '2020-01-01T00:00:00Z';

/** An app as the schema's integration. */
export function toApp(state: State, named: string): object {
  const { id, slug, owner } = state.accounts.findApp(named) ?? { ...state.accounts.app(named), owner: named };
  return {
    ...{ id, slug, node_id: nodeId('A', id), client_id: `Iv1.${String(id)}`, name: slug, description: null },
    ...{ owner: toAccount(state, owner), external_url: `https://${slug}.example`, events: [] },
    html_url: `${state.serverUrl}/apps/${slug}`,
    ...{ created_at: since, updated_at: since, permissions: { metadata: 'read' } },
  };
}
