import { AwsError } from '../../errors.ts';
import { isImmutable } from '../mutability.ts';
import type { Repository } from '../repository.ts';
import type { Image } from './image.ts';

/** The repository after a push of `pushed` under `tag`: a tag moves from one image to another unless it is immutable. Throws as PutImage does. */
export function withPushed(repository: Repository, pushed: Image, tag: string | undefined): Repository {
  const same = repository.images.find(({ digest }) => digest === pushed.digest);
  const holder = tag === undefined ? undefined : repository.images.find(({ tags }) => tags.includes(tag));
  if (same !== undefined && (tag === undefined || holder === same)) throw alreadyExists(repository, pushed.digest, tag);
  if (tag !== undefined && holder !== undefined && isImmutable(repository, tag))
    throw tagAlreadyExists(repository, tag);
  const added = tag === undefined ? [] : [tag];
  const without = repository.images.map((image) =>
    image === holder ? { ...image, tags: image.tags.filter((each) => each !== tag) } : image,
  );
  const images =
    same === undefined
      ? [...without, { ...pushed, tags: [...pushed.tags, ...added] }]
      : without.map((image) => (image.digest === same.digest ? { ...image, tags: [...image.tags, ...added] } : image));
  return { ...repository, images };
}

function alreadyExists({ registryId, name }: Repository, digest: string, tag = 'null'): AwsError {
  return new AwsError(
    'ImageAlreadyExistsException',
    `Image with digest '${digest}' and tag '${tag}' already exists in the repository with name '${name}' in registry with id '${registryId}'`,
  );
}

function tagAlreadyExists({ name }: Repository, tag: string): AwsError {
  return new AwsError(
    'ImageTagAlreadyExistsException',
    `The image tag '${tag}' already exists in the '${name}' repository and cannot be overwritten because the repository is immutable.`,
  );
}
