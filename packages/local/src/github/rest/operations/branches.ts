import { restError } from '../../api/answer.ts';
import { parseCommit } from '../../git/commits.ts';
import { readObject } from '../../git/objects.ts';
import { toCommit } from '../answers/commit.ts';
import { reading, type RestOperations } from '../operation.ts';

export const branches: RestOperations = {
  'GET /repos/{owner}/{repo}/branches/{branch}': reading('contents', async ({ state, repository, dir, parameters }) => {
    const name = String(parameters['branch']);
    const found = /[~^:]/.test(name) ? undefined : await readObject(dir, `refs/heads/${name}`);
    if (found === undefined) throw restError(404, 'Branch not found');
    const self = `${state.apiUrl}/repos/${repository.fullName}/branches/${name}`;
    const rule = repository.rules.get(name);
    const { rulesets, defaultBranch } = repository;
    const checks = rule?.kind === 'classic' ? (rule.checks ?? []) : [];
    return {
      status: 200,
      body: {
        name,
        commit: toCommit(state, repository, parseCommit(found.oid, found.content)),
        _links: { self, html: `${state.serverUrl}/${repository.fullName}/tree/${name}` },
        protected: rule !== undefined || rulesets.binding(name, defaultBranch).length > 0,
        protection: {
          enabled: rule?.kind === 'classic',
          required_status_checks: {
            enforcement_level: checks.length === 0 ? 'off' : rule?.exemptsAdmins === true ? 'non_admins' : 'everyone',
            contexts: checks,
            checks: checks.map((context) => ({ context, app_id: null })),
          },
        },
        protection_url: `${self}/protection`,
      },
    };
  }),
};
