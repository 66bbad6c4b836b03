import type { CreateRepositoryRequest, ECR, ImageTagMutabilityExclusionFilter, Tag } from '@aws-sdk/client-ecr';
import { unless, wasRetried } from '@iac/aws';
import type { RegistryWriter } from '../apply.ts';
import type { NewRepository } from '../plan.ts';
import type { TagMutability, Tags } from '../settings.ts';
import { repositoryFrom } from './repository.ts';
import { toEcr } from './cures.ts';
import { answerTo } from './request.ts';

/** `registryId`: the account that owns the repositories, if it is not the caller's own. */
export function ecrWriter(ecr: ECR, registryId: string | undefined): RegistryWriter {
  const registry = registryId === undefined ? {} : { registryId };
  const to = (name: string) => ({ ...registry, repositoryName: name });
  const write = async (operation: string, name: string, answer: Promise<unknown>): Promise<void> => {
    await answerTo(toEcr(operation, `"${name}"`), answer);
  };
  return {
    create: (name, settings) =>
      answerTo(
        { ...toEcr('CreateRepository', `"${name}"`), ...(registryId !== undefined && { account: registryId }) },
        unless(
          ['RepositoryAlreadyExistsException'],
          ecr
            .createRepository({ ...to(name), ...creation(settings) })
            .then(({ repository }) => repositoryFrom(repository)),
          // The SDK sends a creation again when its answer was lost; the second attempt then meets the work of the first.
          (error) => (wasRetried(error) ? 'made-before' : 'exists'),
        ),
      ),
    setTagMutability: (name, mutability) =>
      write('PutImageTagMutability', name, ecr.putImageTagMutability({ ...to(name), ...mutabilityFields(mutability) })),
    setScanOnPush: (name, on) =>
      write(
        'PutImageScanningConfiguration',
        name,
        ecr.putImageScanningConfiguration({ ...to(name), imageScanningConfiguration: { scanOnPush: on } }),
      ),
    putLifecyclePolicy: (name, policy) =>
      write(
        'PutLifecyclePolicy',
        name,
        ecr.putLifecyclePolicy({ ...to(name), lifecyclePolicyText: JSON.stringify(policy) }),
      ),
    setRepositoryPolicy: (name, policy) =>
      write('SetRepositoryPolicy', name, ecr.setRepositoryPolicy({ ...to(name), policyText: JSON.stringify(policy) })),
    addTags: (arn, tags) => write('TagResource', arn, ecr.tagResource({ resourceArn: arn, tags: tagList(tags) })),
  };
}

function creation({
  tagMutability,
  scanOnPush,
  encryption,
  tags,
}: NewRepository): Omit<CreateRepositoryRequest, 'repositoryName'> {
  return {
    ...mutabilityFields(tagMutability),
    imageScanningConfiguration: { scanOnPush },
    ...(encryption && {
      encryptionConfiguration: {
        encryptionType: encryption.type,
        ...(encryption.key !== undefined && { kmsKey: encryption.key }),
      },
    }),
    ...(tags && { tags: tagList(tags) }),
  };
}

function mutabilityFields({ mode, exclusions }: TagMutability) {
  const filters = exclusions.map((filter): ImageTagMutabilityExclusionFilter => ({ filterType: 'WILDCARD', filter }));
  return {
    imageTagMutability: mode,
    ...(filters.length > 0 && { imageTagMutabilityExclusionFilters: filters }),
  };
}

function tagList(tags: Tags): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
