import { restError } from '../../api/answer.ts';
import { readObject } from '../../git/objects.ts';
import { nodeId } from '../../api/node-id.ts';
import { reading, type RestOperations } from '../operation.ts';

export const refs: RestOperations = {
  'GET /repos/{owner}/{repo}/git/ref/{ref}': reading('contents', async ({ state, repository, dir, parameters }) => {
    const ref = `refs/${String(parameters['ref'])}`;
    const found = /[~^:]/.test(ref) ? undefined : await readObject(dir, ref);
    if (found === undefined) throw restError(404, 'Not Found');
    const url = `${state.apiUrl}/repos/${repository.fullName}/git`;
    const { oid: sha, type } = found;
    return {
      status: 200,
      body: {
        ref,
        node_id: nodeId('REF', repository.id, ref),
        url: `${url}/${ref}`,
        object: { type, sha, url: `${url}/${type}s/${sha}` },
      },
    };
  }),
};
