import { accessTo, type Permission } from '../../access/permissions.ts';
import { toRepository } from '../answers/repository.ts';
import { reading, type RestOperations } from '../operation.ts';

export const repositories: RestOperations = {
  'GET /repos/{owner}/{repo}': reading('metadata', ({ state, repository, token }) => {
    const may = (permission: Permission): boolean => accessTo(repository, permission, token) === 'write';
    const rights = { admin: may('administration'), push: may('contents'), pull: true };
    return { status: 200, body: toRepository(state, repository, rights) };
  }),
};
