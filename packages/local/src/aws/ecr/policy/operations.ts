import { boolean, string, structure } from '../../shapes/index.ts';
import { notSet } from '../errors.ts';
import { changes, reads } from '../operation.ts';
import type { Repository } from '../repository.ts';
import * as shapes from '../shapes.ts';
import { normalizePolicy } from './document.ts';

/** `force` changes nothing: whether a policy would lock its writer out is not evaluated. */
export const setRepositoryPolicy = changes({
  name: 'SetRepositoryPolicy',
  input: structure({ ...shapes.named, policyText: string({ max: 10_240 }) }, { ...shapes.inRegistry, force: boolean }),
  run({ registryId, repositoryName, policyText }, context) {
    const registry = context.registry(registryId);
    const repository = { ...registry.get(repositoryName), repositoryPolicy: normalizePolicy(policyText) };
    registry.put(repository);
    return describePolicy(repository);
  },
});

export const getRepositoryPolicy = reads({
  name: 'GetRepositoryPolicy',
  input: structure(shapes.named, shapes.inRegistry),
  run: ({ registryId, repositoryName }, { repositories }) =>
    describePolicy(repositories(registryId).get(repositoryName)),
});

export const deleteRepositoryPolicy = changes({
  name: 'DeleteRepositoryPolicy',
  input: structure(shapes.named, shapes.inRegistry),
  run({ registryId, repositoryName }, context) {
    const registry = context.registry(registryId);
    const repository = registry.get(repositoryName);
    const answer = describePolicy(repository);
    registry.put({ ...repository, repositoryPolicy: undefined });
    return answer;
  },
});

/** Throws RepositoryPolicyNotFoundException where there is none. */
function describePolicy(repository: Repository) {
  const { registryId, name, repositoryPolicy } = repository;
  if (repositoryPolicy === undefined)
    throw notSet('RepositoryPolicyNotFoundException', 'Repository policy', repository);
  return { registryId, repositoryName: name, policyText: repositoryPolicy };
}
