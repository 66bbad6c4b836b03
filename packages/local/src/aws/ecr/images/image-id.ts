import { AwsError } from '../../errors.ts';
import { invalidParameter } from '../errors.ts';
import type { Repository } from '../repository.ts';
import type { Image } from './image.ts';

export interface ImageId {
  readonly imageDigest?: string;
  readonly imageTag?: string;
}

/** The image that has this digest, this tag, or both. Throws InvalidParameterException for an id that names neither. */
export function findImage({ images }: Repository, { imageDigest, imageTag }: ImageId): Image | undefined {
  if (imageDigest === undefined && imageTag === undefined)
    throw invalidParameter('imageIds', 'an id needs a tag, a digest or both');
  return images.find(
    ({ digest, tags }) => (imageDigest ?? digest) === digest && (imageTag === undefined || tags.includes(imageTag)),
  );
}

export function imageNotFound({ registryId, name }: Repository, { imageDigest, imageTag }: ImageId): never {
  const id = `{imageDigest:'${imageDigest ?? 'null'}', imageTag:'${imageTag ?? 'null'}'}`;
  throw new AwsError(
    'ImageNotFoundException',
    `The image with imageId ${id} does not exist within the repository with name '${name}' in the registry with id '${registryId}'`,
  );
}
