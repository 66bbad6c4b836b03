import { string, structure } from '../../shapes/index.ts';
import { notSet } from '../errors.ts';
import { changes, reads } from '../operation.ts';
import type { Repository } from '../repository.ts';
import * as shapes from '../shapes.ts';
import { parseLifecyclePolicy } from './policy.ts';

export const lifecyclePolicyText = string({ min: 100, max: 30_720 });

export const putLifecyclePolicy = changes({
  name: 'PutLifecyclePolicy',
  input: structure({ ...shapes.named, lifecyclePolicyText }, shapes.inRegistry),
  run({ registryId, repositoryName, lifecyclePolicyText: lifecyclePolicy }, context) {
    const registry = context.registry(registryId);
    const repository = registry.get(repositoryName);
    parseLifecyclePolicy(lifecyclePolicy);
    registry.put({ ...repository, lifecyclePolicy });
    return { ...placeOf(repository), lifecyclePolicyText: lifecyclePolicy };
  },
});

/** Without `lastEvaluatedAt`: nothing here ever carries a policy out. */
export const getLifecyclePolicy = reads({
  name: 'GetLifecyclePolicy',
  input: structure(shapes.named, shapes.inRegistry),
  run({ registryId, repositoryName }, { repositories }) {
    const repository = repositories(registryId).get(repositoryName);
    return { ...placeOf(repository), lifecyclePolicyText: policyOf(repository) };
  },
});

export const deleteLifecyclePolicy = changes({
  name: 'DeleteLifecyclePolicy',
  input: structure(shapes.named, shapes.inRegistry),
  run({ registryId, repositoryName }, context) {
    const registry = context.registry(registryId);
    const repository = registry.get(repositoryName);
    const text = policyOf(repository);
    registry.put({ ...repository, lifecyclePolicy: undefined });
    return { ...placeOf(repository), lifecyclePolicyText: text };
  },
});

/** Throws LifecyclePolicyNotFoundException where there is none. */
export function policyOf(repository: Repository): string {
  if (repository.lifecyclePolicy !== undefined) return repository.lifecyclePolicy;
  throw notSet('LifecyclePolicyNotFoundException', 'Lifecycle policy', repository);
}

export function placeOf({ registryId, name }: Repository) {
  return { registryId, repositoryName: name };
}
