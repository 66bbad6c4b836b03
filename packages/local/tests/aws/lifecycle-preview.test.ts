import { GetLifecyclePolicyPreviewCommand, StartLifecyclePolicyPreviewCommand } from '@aws-sdk/client-ecr';
import { describe, expect, it } from '@jest/globals';
import type { Aws } from '../../src/aws/index.ts';
import { policy, rule } from './lifecycle-rules.ts';
import { failure, withAws } from './started.ts';

const now = new Date('2026-06-30T12:00:00Z');
const repositoryName = 'api';
const keepOne = policy(rule({ countNumber: 1 }));
const start = (lifecyclePolicyText?: string) =>
  new StartLifecyclePolicyPreviewCommand({ repositoryName, lifecyclePolicyText });
const get = (input = {}) => new GetLifecyclePolicyPreviewCommand({ repositoryName, ...input });

describe('a lifecycle policy preview', () => {
  it('is in progress once, then tells which images the policy would take', () =>
    withAws(
      async (aws, ecr) => {
        const [old] = twoImages(aws);
        expect(await ecr.send(start(keepOne))).toMatchObject({ status: 'IN_PROGRESS', lifecyclePolicyText: keepOne });
        expect(await ecr.send(get())).toMatchObject({ status: 'IN_PROGRESS', previewResults: [] });
        const complete = await ecr.send(get());
        expect(complete).toMatchObject({
          registryId: '123456789012',
          repositoryName,
          lifecyclePolicyText: keepOne,
          status: 'COMPLETE',
          summary: { expiringImageTotalCount: 1 },
        });
        expect(complete.previewResults).toEqual([
          {
            imageDigest: old,
            imageTags: ['v1'],
            imagePushedAt: new Date('2026-06-01T00:00:00Z'),
            action: { type: 'EXPIRE' },
            appliedRulePriority: 1,
            storageClass: 'STANDARD',
          },
        ]);
        expect(complete.summary?.transitioningImageTotalCounts).toBeUndefined();
        expect(aws.ecr.repository(repositoryName)?.images).toHaveLength(2);
      },
      { now: () => now },
    ));

  it('counts what would move to the archive apart', () =>
    withAws(
      async (aws, ecr) => {
        twoImages(aws);
        aws.ecr.previewAfter(0);
        const action = { type: 'transition', targetStorageClass: 'archive' };
        await ecr.send(start(policy(rule({ action, countNumber: 1 }))));
        expect(await ecr.send(get())).toMatchObject({
          previewResults: [{ action: { type: 'TRANSITION', targetStorageClass: 'ARCHIVE' } }],
          summary: {
            expiringImageTotalCount: 0,
            transitioningImageTotalCounts: [{ targetStorageClass: 'ARCHIVE', imageTotalCount: 1 }],
          },
        });
      },
      { now: () => now },
    ));

  it('takes the policy of the repository where none is given', () =>
    withAws(async (aws, ecr) => {
      aws.ecr.put(repositoryName);
      expect(await failure(ecr.send(start()))).toMatch(/^LifecyclePolicyNotFoundException: /);
      aws.ecr.put(repositoryName, { lifecyclePolicy: keepOne });
      expect(await ecr.send(start())).toMatchObject({ lifecyclePolicyText: keepOne });
    }));

  it('is not started again before it is complete, and is not found before it is started', () =>
    withAws(async (aws, ecr) => {
      aws.ecr.put(repositoryName);
      expect(await failure(ecr.send(get()))).toMatch(/^LifecyclePolicyPreviewNotFoundException: /);
      await ecr.send(start(keepOne));
      expect(await failure(ecr.send(start(keepOne)))).toMatch(/^LifecyclePolicyPreviewInProgressException: /);
      await ecr.send(get());
      expect(await ecr.send(get())).toMatchObject({ status: 'COMPLETE' });
      await ecr.send(start(keepOne));
    }));

  it('refuses a policy that could not be put', () =>
    withAws(async (aws, ecr) => {
      aws.ecr.put(repositoryName);
      const lifecyclePolicyText = policy(rule({ tagStatus: 'tagged' }));
      expect(await failure(ecr.send(start(lifecyclePolicyText)))).toMatch(/^InvalidParameterException: /);
    }));

  it('pages and filters its results', () =>
    withAws(async (aws, ecr) => {
      aws.ecr.put(repositoryName);
      aws.ecr.previewAfter(0);
      for (let count = 0; count < 121; count += 1)
        aws.ecr.push(repositoryName, { tags: count < 3 ? [`v${String(count)}`] : [] });
      await ecr.send(start(keepOne));
      const count = async (input: object) => (await ecr.send(get(input))).previewResults?.length;
      const first = await ecr.send(get());
      expect(first.previewResults).toHaveLength(100);
      expect(await count({ nextToken: first.nextToken })).toBe(20);
      expect(await count({ filter: { tagStatus: 'TAGGED' } })).toBe(3);
      expect(await count({ imageIds: [{ imageTag: 'v0' }, { imageTag: 'v9' }] })).toBe(1);
      expect(await failure(ecr.send(get({ maxResults: 101 })))).toMatch(/less than or equal to 100/);
    }));
});

/** Digests: one tagged v1 of 1 June, then one of 2 June. */
function twoImages({ ecr }: Aws): string[] {
  ecr.put(repositoryName);
  const old = ecr.push(repositoryName, { tags: ['v1'], pushedAt: new Date('2026-06-01T00:00:00Z') });
  const young = ecr.push(repositoryName, { pushedAt: new Date('2026-06-02T00:00:00Z') });
  return [old.digest, young.digest];
}
