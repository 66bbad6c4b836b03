import type { Json } from './boundary.ts';

export const mutabilities = ['MUTABLE', 'IMMUTABLE', 'MUTABLE_WITH_EXCLUSION', 'IMMUTABLE_WITH_EXCLUSION'] as const;
export const encryptionTypes = ['AES256', 'KMS', 'KMS_DSSE'] as const;

export interface TagMutability {
  readonly mode: (typeof mutabilities)[number];
  /** Wildcard filters of the tags that are excepted; sorted. Only with a mode `..._WITH_EXCLUSION`. */
  readonly exclusions: readonly string[];
}

export interface Encryption {
  readonly type: (typeof encryptionTypes)[number];
  /** As the caller wrote it (id, alias or ARN), or as ECR answers (the key's ARN). */
  readonly key?: string;
}

/** As many as a resource can have. https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-using-tags.html */
export const mostTags = 50;

export type Tags = Readonly<Record<string, string>>;

/** What the caller asks for. Undefined: left as it is on a repository that exists. */
export interface Asked {
  readonly tagMutability?: TagMutability | undefined;
  readonly scanOnPush?: boolean | undefined;
  readonly encryption?: Encryption | undefined;
  readonly lifecyclePolicy?: Json | undefined;
  readonly repositoryPolicy?: Json | undefined;
  readonly tags?: Tags | undefined;
}

/** A repository as it is. The policies and tags are read only where the caller asks for them. */
export interface Repository {
  readonly name: string;
  readonly arn: string;
  readonly uri: string;
  readonly registryId: string;
  readonly tagMutability: TagMutability;
  readonly scanOnPush: boolean;
  readonly encryption: Encryption;
  readonly lifecyclePolicy?: Json | undefined;
  readonly repositoryPolicy?: Json | undefined;
  readonly tags?: Tags;
}

/** What a new repository gets where the caller asks for nothing. */
export const defaults = {
  tagMutability: { mode: 'IMMUTABLE', exclusions: [] },
  scanOnPush: true,
} as const satisfies Asked;

/** `IMMUTABLE_WITH_EXCLUSION (latest, dev-*)` */
export function describeMutability({ mode, exclusions }: TagMutability): string {
  return exclusions.length === 0 ? mode : `${mode} (${exclusions.join(', ')})`;
}
