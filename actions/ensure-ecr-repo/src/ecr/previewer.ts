import type { ECR, GetLifecyclePolicyPreviewResponse } from '@aws-sdk/client-ecr';
import { unless } from '@iac/aws';
import { parseJson } from '../boundary.ts';
import type { LifecyclePreviewer, PreviewResult } from '../preview.ts';
import { present } from './repository.ts';
import { toEcr } from './cures.ts';
import { answerTo } from './request.ts';

/** `registryId`: the account that owns the repositories, if it is not the caller's own. */
export function ecrPreviewer(ecr: ECR, registryId: string | undefined): LifecyclePreviewer {
  const registry = registryId === undefined ? {} : { registryId };
  return {
    startPreview: (name, policy) =>
      answerTo(
        toEcr('StartLifecyclePolicyPreview', `"${name}"`),
        unless(
          ['LifecyclePolicyPreviewInProgressException'],
          ecr
            .startLifecyclePolicyPreview({
              ...registry,
              repositoryName: name,
              lifecyclePolicyText: JSON.stringify(policy),
            })
            .then(() => 'started' as const),
          () => 'busy' as const,
        ),
      ),
    previewResult: (name) =>
      answerTo(
        toEcr('GetLifecyclePolicyPreview', `"${name}"`),
        unless(
          // Right after the start it may not be there yet.
          ['LifecyclePolicyPreviewNotFoundException'],
          ecr.getLifecyclePolicyPreview({ ...registry, repositoryName: name, maxResults: 1 }).then(resultFrom),
          () => 'running' as const,
        ),
      ),
  };
}

function resultFrom({ status, summary, lifecyclePolicyText }: GetLifecyclePolicyPreviewResponse): PreviewResult {
  if (status === 'FAILED' || status === 'EXPIRED') return 'failed';
  if (status !== 'COMPLETE') return 'running';
  return {
    policy: parseJson(present(lifecyclePolicyText, 'lifecyclePolicyText')),
    expiring: summary?.expiringImageTotalCount ?? 0,
  };
}
