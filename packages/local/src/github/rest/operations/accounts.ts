import { restError } from '../../api/answer.ts';
import { permissionOf } from '../../repositories/roles.ts';
import { toAccount } from '../answers/account.ts';
import { toApp } from '../answers/app.ts';
import { reading, type RestOperations, type RestRequest } from '../operation.ts';

export const accounts: RestOperations = {
  'GET /apps/{app_slug}': {
    about: 'server',
    answer: ({ state, parameters }) => {
      const app = state.accounts.findApp(String(parameters['app_slug']));
      if (app === undefined) throw restError(404, 'Not Found');
      return { status: 200, body: toApp(state, app.slug) };
    },
  },

  'GET /users/{username}': {
    about: 'server',
    answer: (request) => ({ status: 200, body: toUser(request, String(request.parameters['username'])) }),
  },

  'GET /user/{account_id}': {
    about: 'server',
    answer: (request) => {
      const found = request.state.accounts.byId(Number(request.parameters['account_id']));
      if (found === undefined) throw restError(404, 'Not Found');
      return { status: 200, body: toUser(request, found.login) };
    },
  },

  'GET /repos/{owner}/{repo}/collaborators/{username}/permission': reading(
    'metadata',
    ({ state, repository, parameters }) => {
      const login = String(parameters['username']);
      const role = repository.permissions.get(login.toLowerCase());
      const least = repository.private ? 'none' : 'read';
      const permission = role === undefined ? least : permissionOf[role];
      const rights = {
        ...{
          admin: role === 'admin',
          maintain: role === 'admin' || role === 'maintain',
          push: permission === 'write' || role === 'admin',
        },
        ...{ triage: role !== undefined && role !== 'read', pull: permission !== 'none' },
      };
      const user = { ...toAccount(state, login), permissions: rights, role_name: role ?? least };
      return { status: 200, body: { permission, role_name: role ?? least, user } };
    },
  ),
};

const since = '2020-01-01T00:00:00Z';

function toUser({ state }: RestRequest, login: string): object {
  return {
    ...toAccount(state, login),
    ...{ name: login, company: null, blog: null, location: null, email: null, hireable: null, bio: null },
    ...{ twitter_username: null, public_repos: 0, public_gists: 0, followers: 0, following: 0 },
    ...{ created_at: since, updated_at: since },
  };
}
