import type { Output } from '../service.ts';
import type { Image } from './images/image.ts';

export type Mutability = 'MUTABLE' | 'IMMUTABLE' | 'IMMUTABLE_WITH_EXCLUSION' | 'MUTABLE_WITH_EXCLUSION';
export type Encryption =
  { readonly type: 'AES256' } | { readonly type: 'KMS' | 'KMS_DSSE'; /** ARN. */ readonly key: string };

/** A repository's whole state. Never changed in place: a change puts another one into the registry. */
export interface Repository {
  readonly name: string;
  /** The account that owns it. */
  readonly registryId: string;
  readonly region: string;
  readonly createdAt: Date;
  readonly mutability: Mutability;
  /** Wildcards of the tags that the mutability does not apply to. */
  readonly exclusions: readonly string[];
  readonly scanOnPush: boolean;
  readonly encryption: Encryption;
  readonly tags: ReadonlyMap<string, string>;
  /** As it was put. */
  readonly lifecyclePolicy: string | undefined;
  /** As ECR gives it back: parsed and printed anew. */
  readonly repositoryPolicy: string | undefined;
  readonly images: readonly Image[];
}

export function arnOf({ registryId, region, name }: Repository): string {
  return `arn:aws:ecr:${region}:${registryId}:repository/${name}`;
}

function uriOf({ registryId, region, name }: Repository): string {
  return `${registryId}.dkr.ecr.${region}.amazonaws.com/${name}`;
}

/** The model's `Repository`. */
export function describeRepository(repository: Repository): Output {
  return {
    repositoryArn: arnOf(repository),
    registryId: repository.registryId,
    repositoryName: repository.name,
    repositoryUri: uriOf(repository),
    createdAt: repository.createdAt,
    ...describeMutability(repository),
    imageScanningConfiguration: { scanOnPush: repository.scanOnPush },
    encryptionConfiguration: describeEncryption(repository.encryption),
  };
}

export function describeMutability({ mutability, exclusions }: Repository): Output {
  return {
    imageTagMutability: mutability,
    imageTagMutabilityExclusionFilters:
      exclusions.length === 0 ? undefined : exclusions.map((filter) => ({ filterType: 'WILDCARD', filter })),
  };
}

function describeEncryption(encryption: Encryption): Output {
  return {
    encryptionType: encryption.type,
    kmsKey: encryption.type === 'AES256' ? undefined : encryption.key,
  };
}
