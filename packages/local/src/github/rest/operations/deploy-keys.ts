import { restError, type ApiRefusal } from '../../api/answer.ts';
import type { DeployKey } from '../../access/deploy-keys.ts';
import { reading, writing, type RepositoryRequest, type RestOperations } from '../operation.ts';

export const deployKeys: RestOperations = {
  'GET /repos/{owner}/{repo}/keys': reading('administration', (request) => {
    const page = Number(request.parameters['page'] ?? 1);
    const size = Number(request.parameters['per_page'] ?? 30);
    const keys = request.state.keys.of(request.repository.fullName).slice((page - 1) * size, page * size);
    return { status: 200, body: keys.map((key) => toKey(request, key)) };
  }),

  'POST /repos/{owner}/{repo}/keys': writing('administration', (request) => {
    const { state, repository, body, token } = request;
    const { title, key, read_only: readOnly } = body;
    const added = state.keys.add({
      fullName: repository.fullName,
      title: typeof title === 'string' ? title : '',
      key: String(key),
      readOnly: readOnly === true,
      ...(token && { addedBy: token.login }),
    });
    if (typeof added === 'string') throw invalid(added);
    const answer = toKey(request, added);
    return { status: 201, body: answer, headers: { location: answer.url } };
  }),

  'GET /repos/{owner}/{repo}/keys/{key_id}': reading('administration', (request) => {
    return { status: 200, body: toKey(request, find(request)) };
  }),

  'DELETE /repos/{owner}/{repo}/keys/{key_id}': writing('administration', (request) => {
    request.state.keys.remove(find(request));
    return { status: 204 };
  }),
};

function find({ state, repository, parameters }: RepositoryRequest): DeployKey {
  const found = state.keys.of(repository.fullName).find(({ id }) => id === parameters['key_id']);
  if (found === undefined) throw restError(404, 'Not Found');
  return found;
}

function toKey({ state, repository }: RepositoryRequest, key: DeployKey) {
  return {
    id: key.id,
    key: key.key,
    url: `${state.apiUrl}/repos/${repository.fullName}/keys/${String(key.id)}`,
    title: key.title,
    verified: true,
    created_at: key.createdAt,
    read_only: key.readOnly,
    added_by: key.addedBy ?? null,
    last_used: null,
    enabled: true,
  };
}

function invalid(message: string): ApiRefusal {
  const errors = [{ resource: 'PublicKey', code: 'custom', field: 'key', message }];
  return restError(422, 'Validation Failed', { errors });
}
