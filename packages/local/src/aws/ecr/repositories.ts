import { list, boolean, integer, structure } from '../shapes/index.ts';
import type { Registry } from './registry.ts';
import { checkExclusions } from './mutability.ts';
import { repositoryAlreadyExists, repositoryNotEmpty } from './errors.ts';
import { chosenEncryption } from './encryption.ts';
import { changes, reads } from './operation.ts';
import { pageOf, refusePaging } from './page.ts';
import { describeRepository, type Repository } from './repository.ts';
import * as shapes from './shapes.ts';
import { addedTags } from './tags.ts';

/** By name (every one must exist) or all of a registry, in the order in which they were made, whatever the order of the names. */
export const describeRepositories = reads({
  name: 'DescribeRepositories',
  input: structure(
    {},
    {
      ...shapes.inRegistry,
      repositoryNames: list(shapes.repositoryName, { min: 1, max: 100 }),
      nextToken: shapes.nextToken,
      maxResults: integer({ min: 1, max: 1000 }),
    },
  ),
  run({ registryId, repositoryNames, ...page }, { repositories }) {
    const registry = repositories(registryId);
    if (repositoryNames === undefined) {
      const { items, nextToken } = pageOf(registry.all(), page);
      return { repositories: items.map(describeRepository), nextToken };
    }
    refusePaging('repositoryNames', page);
    const wanted = new Set(repositoryNames.map((name) => registry.get(name)));
    return {
      repositories: registry
        .all()
        .filter((each) => wanted.has(each))
        .map(describeRepository),
    };
  },
});

export const createRepository = changes({
  name: 'CreateRepository',
  input: structure(shapes.named, {
    ...shapes.inRegistry,
    tags: shapes.tags,
    imageTagMutability: shapes.mutability,
    imageTagMutabilityExclusionFilters: shapes.exclusionFilters,
    imageScanningConfiguration: shapes.scanningConfiguration,
    encryptionConfiguration: shapes.encryptionConfiguration,
  }),
  run(input, { registry: find, now }) {
    const registry = find(input.registryId);
    const { repositoryName: name, imageTagMutability: mutability = 'MUTABLE' } = input;
    const tags = addedTags(new Map(), input.tags ?? []);
    const exclusions = checkExclusions(mutability, input.imageTagMutabilityExclusionFilters);
    if (registry.find(name) !== undefined) throw repositoryAlreadyExists({ name, registryId: registry.registryId });
    const repository: Repository = {
      ...newRepository(registry, name, now),
      mutability,
      exclusions,
      scanOnPush: input.imageScanningConfiguration?.scanOnPush ?? false,
      encryption: chosenEncryption(input.encryptionConfiguration, registry),
      tags,
    };
    registry.put(repository);
    return { repository: describeRepository(repository) };
  },
});

export const deleteRepository = changes({
  name: 'DeleteRepository',
  input: structure(shapes.named, { ...shapes.inRegistry, force: boolean }),
  run({ registryId, repositoryName, force = false }, { registry: find }) {
    const registry = find(registryId);
    const repository = registry.get(repositoryName);
    if (repository.images.length > 0 && !force) throw repositoryNotEmpty(repository);
    registry.remove(repositoryName);
    return { repository: describeRepository(repository) };
  },
});

/** What ECR makes of a name alone. */
export function newRepository({ registryId, region }: Registry, name: string, createdAt: Date): Repository {
  return {
    name,
    registryId,
    region,
    createdAt,
    mutability: 'MUTABLE',
    exclusions: [],
    scanOnPush: false,
    encryption: { type: 'AES256' },
    tags: new Map(),
    lifecyclePolicy: undefined,
    repositoryPolicy: undefined,
    images: [],
  };
}
