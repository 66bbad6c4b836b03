import { structure } from '../shapes/index.ts';
import { invalidParameter } from './errors.ts';
import { changes } from './operation.ts';
import { describeMutability, type Mutability, type Repository } from './repository.ts';
import * as shapes from './shapes.ts';
import { matches } from './wildcard.ts';

export const putImageTagMutability = changes({
  name: 'PutImageTagMutability',
  input: structure(
    { ...shapes.named, imageTagMutability: shapes.mutability },
    { ...shapes.inRegistry, imageTagMutabilityExclusionFilters: shapes.exclusionFilters },
  ),
  run({ registryId, repositoryName, imageTagMutability, imageTagMutabilityExclusionFilters }, context) {
    const registry = context.registry(registryId);
    const exclusions = checkExclusions(imageTagMutability, imageTagMutabilityExclusionFilters);
    const repository = { ...registry.get(repositoryName), mutability: imageTagMutability, exclusions };
    registry.put(repository);
    return { registryId: repository.registryId, repositoryName, ...describeMutability(repository) };
  },
});

/** The filters' wildcards: required by the two `_WITH_EXCLUSION`, refused otherwise, each with at most two `*`. */
export function checkExclusions(
  mutability: Mutability,
  filters: readonly { readonly filter: string }[] | undefined,
): readonly string[] {
  const at = 'imageTagMutabilityExclusionFilters';
  const wanted = mutability.endsWith('_WITH_EXCLUSION');
  if (wanted !== (filters !== undefined))
    throw invalidParameter(
      at,
      `ImageTagMutabilityExclusionFilters ${wanted ? "can't" : 'must'} be null when imageTagMutability is set as ${mutability}`,
    );
  const wildcards = filters?.map(({ filter }) => filter) ?? [];
  const greedy = wildcards.find((filter) => filter.split('*').length > 3);
  if (greedy !== undefined) throw invalidParameter(at, `the filter '${greedy}' has more than 2 wildcards`);
  return wildcards;
}

/** Whether a tag that an image has may not move to another. */
export function isImmutable({ mutability, exclusions }: Repository, tag: string): boolean {
  const excluded = exclusions.some((filter) => matches(filter, tag));
  return mutability.startsWith('IMMUTABLE') !== excluded;
}
