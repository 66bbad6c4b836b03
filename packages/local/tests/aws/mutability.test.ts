import { PutImageCommand, PutImageTagMutabilityCommand } from '@aws-sdk/client-ecr';
import { describe, expect, it } from '@jest/globals';
import type { RepositorySettings } from '../../src/aws/index.ts';
import { failure, withAws } from './started.ts';

const one = JSON.stringify({ schemaVersion: 2, mediaType: 'application/vnd.oci.image.manifest.v1+json', n: 1 });
const two = JSON.stringify({ schemaVersion: 2, mediaType: 'application/vnd.oci.image.manifest.v1+json', n: 2 });

describe('PutImageTagMutability', () => {
  it('sets the mutability and its exclusions, and takes them away again', () =>
    withAws(async (aws, ecr) => {
      aws.ecr.put('api');
      const excluding = await ecr.send(
        new PutImageTagMutabilityCommand({
          repositoryName: 'api',
          imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
          imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'latest' }],
        }),
      );
      expect(excluding).toMatchObject({
        registryId: '123456789012',
        repositoryName: 'api',
        imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
        imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'latest' }],
      });
      expect(aws.ecr.repository('api')).toMatchObject({ exclusions: ['latest'] });
      await ecr.send(new PutImageTagMutabilityCommand({ repositoryName: 'api', imageTagMutability: 'IMMUTABLE' }));
      expect(aws.ecr.repository('api')).toMatchObject({ mutability: 'IMMUTABLE', exclusions: [] });
    }));

  it('refuses filters that do not go with the mutability, and a repository that is not there', () =>
    withAws(async (aws, ecr) => {
      aws.ecr.put('api');
      const put = (repositoryName: string, imageTagMutability: 'MUTABLE' | 'MUTABLE_WITH_EXCLUSION') =>
        failure(ecr.send(new PutImageTagMutabilityCommand({ repositoryName, imageTagMutability })));
      expect(await put('api', 'MUTABLE_WITH_EXCLUSION')).toMatch(/^InvalidParameterException: .*can't be null/);
      expect(await put('web', 'MUTABLE')).toMatch(/^RepositoryNotFoundException: /);
    }));
});

describe('a tag that an image has', () => {
  const moves: readonly [settings: RepositorySettings, tag: string, moves: boolean][] = [
    [{ mutability: 'MUTABLE' }, 'v1', true],
    [{ mutability: 'IMMUTABLE' }, 'v1', false],
    [{ mutability: 'IMMUTABLE_WITH_EXCLUSION', exclusions: ['latest', 'pr-*'] }, 'pr-12', true],
    [{ mutability: 'IMMUTABLE_WITH_EXCLUSION', exclusions: ['latest', 'pr-*'] }, 'v1', false],
    [{ mutability: 'IMMUTABLE_WITH_EXCLUSION', exclusions: ['pr.*'] }, 'pr-12', false],
    [{ mutability: 'MUTABLE_WITH_EXCLUSION', exclusions: ['v*'] }, 'v1', false],
    [{ mutability: 'MUTABLE_WITH_EXCLUSION', exclusions: ['v*'] }, 'main-v1', true],
  ];

  it.each(moves)('in a repository %j, %s: may move to another image: %s', (settings, imageTag, allowed) =>
    withAws(async (aws, ecr) => {
      aws.ecr.put('api', settings);
      aws.ecr.push('api', { manifest: one, tags: [imageTag] });
      const call = ecr.send(new PutImageCommand({ repositoryName: 'api', imageManifest: two, imageTag }));
      if (allowed) await call;
      else expect(await failure(call)).toMatch(/^ImageTagAlreadyExistsException: The image tag '.*' already exists/);
      const holders = aws.ecr.repository('api')?.images.filter(({ tags }) => tags.includes(imageTag));
      expect(holders?.map(({ manifest }) => manifest)).toEqual([allowed ? two : one]);
    }),
  );
});
