import type { Output } from '../../service.ts';
import type { Repository } from '../repository.ts';

export interface Image {
  /** `sha256:` and the manifest's hash. */
  readonly digest: string;
  readonly tags: readonly string[];
  readonly manifest: string;
  readonly mediaType: string;
  /** What the manifest says its layers and configuration come to. */
  readonly sizeInBytes: number;
  /** Digests of the manifests that it lists, when it is an index. */
  readonly lists: readonly string[];
  readonly pushedAt: Date;
  readonly lastPulledAt?: Date;
  readonly archived: boolean;
  readonly lastArchivedAt?: Date;
  readonly lastActivatedAt?: Date;
}

/** The model's `ImageDetail`. */
export function describeImage(image: Image, { registryId, name }: Repository): Output {
  return {
    registryId,
    repositoryName: name,
    imageDigest: image.digest,
    imageTags: image.tags.length === 0 ? undefined : image.tags,
    imageSizeInBytes: image.sizeInBytes,
    imagePushedAt: image.pushedAt,
    imageManifestMediaType: image.mediaType,
    lastRecordedPullTime: image.lastPulledAt,
    imageStatus: image.archived ? 'ARCHIVED' : 'ACTIVE',
    lastArchivedAt: image.lastArchivedAt,
    lastActivatedAt: image.lastActivatedAt,
  };
}
