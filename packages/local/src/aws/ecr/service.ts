import { Refusal } from '../errors.ts';
import { awsJson } from '../protocol/aws-json.ts';
import type { Service } from '../service.ts';
import { getAuthorizationToken } from './authorization-token.ts';
import { invalidParameter } from './errors.ts';
import { batchGetImage, describeImages, putImage } from './images/operations.ts';
import { deleteLifecyclePolicy, getLifecyclePolicy, putLifecyclePolicy } from './lifecycle/operations.ts';
import { getLifecyclePolicyPreview, startLifecyclePolicyPreview } from './lifecycle/preview-operations.ts';
import { putImageTagMutability } from './mutability.ts';
import type { Ecr } from './operation.ts';
import { deleteRepositoryPolicy, getRepositoryPolicy, setRepositoryPolicy } from './policy/operations.ts';
import { createRepository, deleteRepository, describeRepositories } from './repositories.ts';
import {
  batchGetRepositoryScanningConfiguration,
  getRegistryScanningConfiguration,
  putImageScanningConfiguration,
} from './scanning.ts';
import { getSigningConfiguration } from './signing.ts';
import { listTagsForResource, tagResource, untagResource } from './tags.ts';

const operations = [
  describeRepositories,
  createRepository,
  deleteRepository,
  putImageTagMutability,
  putImageScanningConfiguration,
  getRegistryScanningConfiguration,
  batchGetRepositoryScanningConfiguration,
  getSigningConfiguration,
  putLifecyclePolicy,
  getLifecyclePolicy,
  deleteLifecyclePolicy,
  startLifecyclePolicyPreview,
  getLifecyclePolicyPreview,
  setRepositoryPolicy,
  getRepositoryPolicy,
  deleteRepositoryPolicy,
  tagResource,
  untagResource,
  listTagsForResource,
  getAuthorizationToken,
  putImage,
  describeImages,
  batchGetImage,
];

/** Elastic Container Registry 2015-09-21. */
export function ecrService(ecr: Ecr): Service {
  return {
    name: 'ecr',
    protocol: awsJson('AmazonEC2ContainerRegistry_V20150921'),
    operations: new Map(operations.map((made) => made(ecr)).map((operation) => [operation.name, operation])),
    invalid: ({ kind, at, constraint }) =>
      kind === 'type' || kind === 'unknown'
        ? new Refusal('malformed', `${at}: ${constraint}`)
        : invalidParameter(at, constraint),
    codes: { 'internal-error': 'ServerException' },
  };
}
