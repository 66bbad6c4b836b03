import type { Team } from '../../accounts/types.ts';
import { notAccessible, restError } from '../../api/answer.ts';
import { nodeId } from '../../api/node-id.ts';
import { toAccount } from '../answers/account.ts';
import { toOrganisation } from '../answers/organisation.ts';
import type { RestOperation, RestOperations, RestRequest } from '../operation.ts';
import { paged } from '../paging.ts';

/** Teams: for apps with the organisation's permission `members`; a job's own token never has it. */
export const teams: RestOperations = {
  'GET /orgs/{org}/teams/{team_slug}': about((request) => ({ status: 200, body: toTeam(request, find(request)) })),

  'GET /orgs/{org}/teams/{team_slug}/members': about((request) => {
    const { items, headers } = paged(request, find(request).members);
    return { status: 200, headers, body: items.map((login) => toAccount(request.state, login)) };
  }),

  'GET /orgs/{org}/teams/{team_slug}/memberships/{username}': about((request) => {
    const team = find(request);
    const login = String(request.parameters['username']).toLowerCase();
    if (!team.members.some((member) => member.toLowerCase() === login)) throw restError(404, 'Not Found');
    const url = `${urlOf(request, team)}/memberships/${login}`;
    return { status: 200, body: { url, role: 'member', state: 'active' } };
  }),
};

function about(answer: Extract<RestOperation, { about: 'server' }>['answer']): RestOperation {
  return {
    about: 'server',
    answer: (request) => {
      const { token } = request;
      if (token === undefined) throw restError(401, 'Requires authentication');
      if (token.permissions.members !== undefined) return answer(request);
      // A person is not even told that the team exists.
      throw token.kind === 'pat' ? restError(404, 'Not Found') : restError(403, notAccessible(token));
    },
  };
}

function find({ state, parameters }: RestRequest): Team {
  const found = state.accounts.findTeam(String(parameters['org']), String(parameters['team_slug']));
  if (found === undefined) throw restError(404, 'Not Found');
  return found;
}

function urlOf({ state }: RestRequest, { organisation, slug }: Team): string {
  return `${state.apiUrl}/orgs/${organisation}/teams/${slug}`;
}

const since = '2020-01-01T00:00:00Z';

function toTeam(request: RestRequest, team: Team): object {
  const { id, slug, organisation, members } = team;
  const url = urlOf(request, team);
  const { serverUrl, accounts } = request.state;
  return {
    ...{
      id,
      node_id: nodeId('T', id),
      url,
      name: slug,
      slug,
      description: null,
      privacy: 'closed',
      permission: 'pull',
    },
    html_url: `${serverUrl}/orgs/${organisation}/teams/${slug}`,
    ...{ members_url: `${url}/members{/member}`, repositories_url: `${url}/repos`, parent: null, type: 'organization' },
    ...{ members_count: members.length, repos_count: 0, created_at: since, updated_at: since },
    organization_id: accounts.of(organisation).id,
    organization: {
      ...toOrganisation(request.state, organisation),
      ...{ html_url: `${serverUrl}/${organisation}`, type: 'Organization', created_at: since, updated_at: since },
      ...{ has_organization_projects: true, has_repository_projects: true, archived_at: null },
      ...{ public_repos: 0, public_gists: 0, followers: 0, following: 0 },
    },
  };
}
