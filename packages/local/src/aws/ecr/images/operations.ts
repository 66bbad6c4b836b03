import { AwsError } from '../../errors.ts';
import { choice, integer, list, string, structure } from '../../shapes/index.ts';
import { changes, reads } from '../operation.ts';
import { pageOf, refusePaging } from '../page.ts';
import * as shapes from '../shapes.ts';
import { describeImage, type Image } from './image.ts';
import { findImage, imageNotFound } from './image-id.ts';
import { readManifest } from './manifest.ts';
import { withPushed } from './push.ts';

/** Layers are not kept, so that a manifest may name any. */
export const putImage = changes({
  name: 'PutImage',
  input: structure(
    { ...shapes.named, imageManifest: string({ min: 1, max: 4_194_304 }) },
    {
      ...shapes.inRegistry,
      imageManifestMediaType: string(),
      imageTag: string({ min: 1, max: 300 }),
      imageDigest: string(),
    },
  ),
  run(input, { registry: find, now }) {
    const registry = find(input.registryId);
    const repository = registry.get(input.repositoryName);
    const read = readManifest(input.imageManifest, input.imageManifestMediaType);
    if (input.imageDigest !== undefined && input.imageDigest !== read.digest)
      throw new AwsError(
        'ImageDigestDoesNotMatchException',
        `The manifest's digest is '${read.digest}', not '${input.imageDigest}'`,
      );
    const pushed: Image = { ...read, tags: [], pushedAt: now, archived: false };
    registry.put(withPushed(repository, pushed, input.imageTag));
    return { image: written(pushed, { ...input, registryId: registry.registryId }) };
  },
});

export const describeImages = reads({
  name: 'DescribeImages',
  input: structure(shapes.named, {
    ...shapes.inRegistry,
    imageIds: shapes.imageIds,
    nextToken: shapes.nextToken,
    maxResults: integer({ min: 1, max: 1000 }),
    filter: structure(
      {},
      { tagStatus: shapes.tagStatus, imageStatus: choice(['ACTIVE', 'ARCHIVED', 'ACTIVATING', 'ANY']) },
    ),
  }),
  run({ registryId, repositoryName, imageIds, filter = {}, ...page }, { repositories }) {
    const repository = repositories(registryId).get(repositoryName);
    const { tagStatus = 'ANY', imageStatus = 'ACTIVE' } = filter;
    const describe = (image: Image) => describeImage(image, repository);
    if (imageIds !== undefined) {
      refusePaging('imageIds', page);
      return {
        imageDetails: imageIds.map((id) => describe(findImage(repository, id) ?? imageNotFound(repository, id))),
      };
    }
    const wanted = repository.images.filter(
      ({ tags, archived }) =>
        (tagStatus === 'ANY' || (tagStatus === 'TAGGED') === tags.length > 0) &&
        (imageStatus === 'ANY' || imageStatus === (archived ? 'ARCHIVED' : 'ACTIVE')),
    );
    const { items, nextToken } = pageOf(wanted, page);
    return { imageDetails: items.map(describe), nextToken };
  },
});

/** An image that is not there is a failure in the answer, not of the call. */
export const batchGetImage = reads({
  name: 'BatchGetImage',
  input: structure(
    { ...shapes.named, imageIds: shapes.imageIds },
    { ...shapes.inRegistry, acceptedMediaTypes: list(string(), { min: 1, max: 100 }) },
  ),
  run({ registryId, repositoryName, imageIds }, { repositories }) {
    const repository = repositories(registryId).get(repositoryName);
    const asked = imageIds.map((id) => ({ id, image: findImage(repository, id) }));
    return {
      images: asked.flatMap(({ id, image }) =>
        image === undefined
          ? []
          : [written(image, { registryId: repository.registryId, repositoryName, imageTag: id.imageTag })],
      ),
      failures: asked.flatMap(({ id, image }) =>
        image === undefined
          ? [{ imageId: { ...id }, failureCode: 'ImageNotFound', failureReason: 'Requested image not found' }]
          : [],
      ),
    };
  },
});

interface Asked {
  readonly registryId: string;
  readonly repositoryName: string;
  readonly imageTag?: string | undefined;
}

/** The model's `Image`. */
function written({ digest, manifest, mediaType }: Image, { registryId, repositoryName, imageTag }: Asked) {
  return {
    registryId,
    repositoryName,
    imageId: { imageDigest: digest, imageTag },
    imageManifest: manifest,
    imageManifestMediaType: mediaType,
  };
}
