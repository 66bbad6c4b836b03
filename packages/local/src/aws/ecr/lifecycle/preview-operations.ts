import type { Output } from '../../service.ts';
import { integer, structure } from '../../shapes/index.ts';
import { changes, reads } from '../operation.ts';
import { pageOf, refusePaging } from '../page.ts';
import * as shapes from '../shapes.ts';
import { evaluate, type Marked } from './evaluate.ts';
import { lifecyclePolicyText, placeOf, policyOf } from './operations.ts';
import { parseLifecyclePolicy } from './policy.ts';

/** Evaluates the policy on the images that there are now; its result is told when the preview is complete. */
export const startLifecyclePolicyPreview = changes({
  name: 'StartLifecyclePolicyPreview',
  input: structure(shapes.named, { ...shapes.inRegistry, lifecyclePolicyText }),
  run({ registryId, repositoryName, lifecyclePolicyText: given }, { registry: find, now }) {
    const registry = find(registryId);
    const repository = registry.get(repositoryName);
    const policy = given ?? policyOf(repository);
    registry.previews.start(repository, {
      policy,
      marked: evaluate(parseLifecyclePolicy(policy), repository.images, now),
    });
    return { ...placeOf(repository), lifecyclePolicyText: policy, status: 'IN_PROGRESS' };
  },
});

export const getLifecyclePolicyPreview = reads({
  name: 'GetLifecyclePolicyPreview',
  input: structure(shapes.named, {
    ...shapes.inRegistry,
    imageIds: shapes.imageIds,
    nextToken: shapes.nextToken,
    maxResults: integer({ min: 1, max: 100 }),
    filter: structure({}, { tagStatus: shapes.tagStatus }),
  }),
  run({ registryId, repositoryName, imageIds, filter, ...page }, { registry: find }) {
    const registry = find(registryId);
    const repository = registry.get(repositoryName);
    if (imageIds !== undefined) refusePaging('imageIds', page);
    const { policy, marked, status } = registry.previews.poll(repository);
    const told = { ...placeOf(repository), lifecyclePolicyText: policy, status };
    if (status === 'IN_PROGRESS') return { ...told, previewResults: [] };
    const wanted = marked.filter((each) => isNamed(each, imageIds) && hasStatus(each, filter?.tagStatus));
    const { items, nextToken } = pageOf(wanted, page);
    return { ...told, previewResults: items.map(describe), nextToken, summary: summaryOf(marked) };
  },
});

function describe({ image, rule }: Marked): Output {
  const { digest, tags, pushedAt, archived } = image;
  const transition = rule.action === 'transition';
  return {
    imageTags: tags,
    imageDigest: digest,
    imagePushedAt: pushedAt,
    action: { type: rule.action.toUpperCase(), targetStorageClass: transition ? 'ARCHIVE' : undefined },
    appliedRulePriority: rule.priority,
    storageClass: archived ? 'ARCHIVE' : 'STANDARD',
  };
}

function summaryOf(marked: readonly Marked[]): Output {
  const archived = marked.filter(({ rule }) => rule.action === 'transition').length;
  return {
    expiringImageTotalCount: marked.length - archived,
    transitioningImageTotalCounts:
      archived === 0 ? undefined : [{ targetStorageClass: 'ARCHIVE', imageTotalCount: archived }],
  };
}

interface ImageId {
  readonly imageDigest?: string;
  readonly imageTag?: string;
}

function isNamed({ image }: Marked, ids: readonly ImageId[] | undefined): boolean {
  return (
    ids?.some(
      ({ imageDigest = image.digest, imageTag }) =>
        imageDigest === image.digest && (imageTag === undefined || image.tags.includes(imageTag)),
    ) ?? true
  );
}

function hasStatus({ image }: Marked, status: 'TAGGED' | 'UNTAGGED' | 'ANY' = 'ANY'): boolean {
  return status === 'ANY' || (status === 'TAGGED') === image.tags.length > 0;
}
