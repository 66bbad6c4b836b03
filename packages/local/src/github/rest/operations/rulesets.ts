import { accessTo } from '../../access/permissions.ts';
import { restError } from '../../api/answer.ts';
import { nodeId } from '../../api/node-id.ts';
import { parseRuleset } from '../../boundary.ts';
import type { StoredRuleset } from '../../rulesets/store.ts';
import { reading, writing, type RepositoryRequest, type RestOperations } from '../operation.ts';
import { paged } from '../paging.ts';

export const rulesets: RestOperations = {
  'GET /repos/{owner}/{repo}/rulesets': reading('metadata', (request) => {
    const { targets } = request.parameters;
    const wanted = typeof targets === 'string' ? targets.split(',') : ['branch', 'tag', 'push'];
    const all = request.repository.rulesets.all().filter(({ target }) => wanted.includes(target));
    const { items, headers } = paged(request, all);
    // A list tells neither rules nor who may bypass them.
    return { status: 200, headers, body: items.map((ruleset) => summary(request, ruleset)) };
  }),

  'POST /repos/{owner}/{repo}/rulesets': writing('administration', (request) => {
    const wanted = parseRuleset(request.body);
    refuse(request, wanted.target, wanted.name);
    return { status: 201, body: toRuleset(request, request.repository.rulesets.add(wanted)) };
  }),

  'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}': reading('metadata', (request) => {
    return { status: 200, body: toRuleset(request, find(request)) };
  }),

  'PUT /repos/{owner}/{repo}/rulesets/{ruleset_id}': writing('administration', (request) => {
    const change = parseRuleset(request.body);
    return { status: 200, body: toRuleset(request, request.repository.rulesets.update(find(request), change)) };
  }),

  'DELETE /repos/{owner}/{repo}/rulesets/{ruleset_id}': writing('administration', (request) => {
    request.repository.rulesets.remove(find(request).id);
    return { status: 204 };
  }),

  'GET /repos/{owner}/{repo}/rules/branches/{branch}': reading('metadata', (request) => {
    const { repository, parameters } = request;
    const binding = repository.rulesets.binding(String(parameters['branch']), repository.defaultBranch);
    const source = { ruleset_source_type: 'Repository', ruleset_source: repository.fullName };
    const rules = binding.flatMap(({ id, rules: own = [] }) =>
      own.map((rule) => ({ ...rule, ...source, ruleset_id: id })),
    );
    const { items, headers } = paged(request, rules);
    return { status: 200, headers, body: items };
  }),
};

function find({ repository, parameters }: RepositoryRequest): StoredRuleset {
  const found = repository.rulesets.find(Number(parameters['ruleset_id']));
  if (found === undefined) throw restError(404, 'Not Found');
  return found;
}

function refuse({ repository }: RepositoryRequest, target: string | undefined, name: string): void {
  const errors = [
    ...(repository.rulesets.all().some((other) => other.name === name) ? ['Name must be unique'] : []),
    // Only private and internal repositories of a team or an enterprise have them.
    ...(target === 'push' && !repository.rulesets.pushRulesets ? ["Invalid target: 'push'"] : []),
  ];
  if (errors.length > 0) throw restError(422, 'Validation Failed', { errors });
}

/** Who may bypass it is told only to those who may change it. */
function toRuleset(request: RepositoryRequest, ruleset: StoredRuleset): object {
  const { conditions, rules = [], bypass_actors: bypass = [] } = ruleset;
  const admin = accessTo(request.repository, 'administration', request.token) === 'write';
  const named = ruleset.target === 'push' ? {} : { conditions: { ref_name: filledIn(conditions?.ref_name) } };
  return {
    ...summary(request, ruleset),
    ...named,
    rules,
    ...(admin && { bypass_actors: bypass }),
    current_user_can_bypass: 'never',
  };
}

function filledIn({
  include = [],
  exclude = [],
}: { readonly include?: readonly string[]; readonly exclude?: readonly string[] } = {}) {
  return { include, exclude };
}

function summary(
  { state, repository }: RepositoryRequest,
  { id, name, target, enforcement, createdAt, updatedAt }: StoredRuleset,
) {
  const { fullName } = repository;
  return {
    ...{ id, name, target, source_type: 'Repository', source: fullName, enforcement, node_id: nodeId('RRS', id) },
    _links: {
      self: { href: `${state.apiUrl}/repos/${fullName}/rulesets/${String(id)}` },
      html: { href: `${state.serverUrl}/${fullName}/rules/${String(id)}` },
    },
    ...{ created_at: createdAt, updated_at: updatedAt },
  };
}
