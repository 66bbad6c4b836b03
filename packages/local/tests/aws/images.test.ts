import { BatchGetImageCommand, DescribeImagesCommand, PutImageCommand } from '@aws-sdk/client-ecr';
import { describe, expect, it } from '@jest/globals';
import { failure, withAws } from './started.ts';

const mediaType = 'application/vnd.oci.image.manifest.v1+json';
const manifest = JSON.stringify({
  schemaVersion: 2,
  mediaType,
  config: { size: 10 },
  layers: [{ size: 5 }, { size: 7 }],
});
// sha256sum of the text above
const digest = 'sha256:1d29574cd9c11baae40290715f226db451b3f4b7c8bc38fbc0f461d1a2aea3b4';

describe('PutImage', () => {
  it('keeps the image under its digest and adds tags to it', () =>
    withAws(
      async (aws, ecr) => {
        aws.ecr.put('api');
        const put = (imageTag?: string) =>
          ecr.send(
            new PutImageCommand({ repositoryName: 'api', imageManifest: manifest, imageDigest: digest, imageTag }),
          );
        expect((await put('v1')).image).toEqual({
          registryId: '123456789012',
          repositoryName: 'api',
          imageId: { imageDigest: digest, imageTag: 'v1' },
          imageManifest: manifest,
          imageManifestMediaType: mediaType,
        });
        await put('latest');
        const { imageDetails } = await ecr.send(new DescribeImagesCommand({ repositoryName: 'api' }));
        expect(imageDetails).toEqual([
          {
            registryId: '123456789012',
            repositoryName: 'api',
            imageDigest: digest,
            imageTags: ['v1', 'latest'],
            imageSizeInBytes: 22,
            imagePushedAt: new Date('2026-01-01T00:00:00Z'),
            imageManifestMediaType: mediaType,
            imageStatus: 'ACTIVE',
          },
        ]);
        expect(await failure(put('v1'))).toMatch(
          /^ImageAlreadyExistsException: Image with digest 'sha256:.*' and tag 'v1'/,
        );
        expect(await failure(put())).toMatch(/^ImageAlreadyExistsException: /);
      },
      { now: () => new Date('2026-01-01T00:00:00Z') },
    ));

  it.each([
    ['no JSON', { imageManifest: '{' }, /^InvalidParameterException: .*Invalid JSON syntax/],
    ['a manifest without a media type', { imageManifest: '{}' }, /^InvalidParameterException: .*media type/],
    [
      'another digest',
      { imageManifest: manifest, imageDigest: `sha256:${'0'.repeat(64)}` },
      /^ImageDigestDoesNotMatchException: /,
    ],
  ])('refuses %s', (_, input, error) =>
    withAws(async (aws, ecr) => {
      aws.ecr.put('api');
      expect(await failure(ecr.send(new PutImageCommand({ repositoryName: 'api', ...input })))).toMatch(error);
      expect(aws.ecr.repository('api')?.images).toEqual([]);
    }),
  );
});

describe('DescribeImages', () => {
  it('tells the images that are not archived, or those that are asked for by status, tag or digest', () =>
    withAws(async (aws, ecr) => {
      aws.ecr.put('api');
      const tagged = aws.ecr.push('api', { tags: ['v1'] });
      const untagged = aws.ecr.push('api');
      const archived = aws.ecr.push('api', { tags: ['old'], archived: true });
      const digests = async (input: object) => {
        const { imageDetails } = await ecr.send(new DescribeImagesCommand({ repositoryName: 'api', ...input }));
        return imageDetails?.map(({ imageDigest }) => imageDigest);
      };
      expect(await digests({})).toEqual([tagged.digest, untagged.digest]);
      expect(await digests({ filter: { tagStatus: 'TAGGED', imageStatus: 'ANY' } })).toEqual([
        tagged.digest,
        archived.digest,
      ]);
      expect(await digests({ filter: { tagStatus: 'UNTAGGED' } })).toEqual([untagged.digest]);
      expect(await digests({ filter: { imageStatus: 'ARCHIVED' } })).toEqual([archived.digest]);
      expect(await digests({ imageIds: [{ imageTag: 'old' }, { imageDigest: untagged.digest }] })).toEqual([
        archived.digest,
        untagged.digest,
      ]);
    }));

  it('fails as a whole for an image that is missing', () =>
    withAws(async (aws, ecr) => {
      aws.ecr.put('api');
      const { digest: pushed } = aws.ecr.push('api', { tags: ['v1'] });
      const describe = (id: object) =>
        failure(ecr.send(new DescribeImagesCommand({ repositoryName: 'api', imageIds: [{ imageTag: 'v1' }, id] })));
      expect(await describe({ imageTag: 'v2' })).toBe(
        "ImageNotFoundException: The image with imageId {imageDigest:'null', imageTag:'v2'} does not exist within the repository with name 'api' in the registry with id '123456789012'",
      );
      expect(await describe({ imageTag: 'v2', imageDigest: pushed })).toMatch(/^ImageNotFoundException: /);
      expect(await describe({})).toMatch(/^InvalidParameterException: .*imageIds/);
    }));

  it('pages', () =>
    withAws(async (aws, ecr) => {
      aws.ecr.put('api');
      for (let count = 0; count < 120; count += 1) aws.ecr.push('api');
      const first = await ecr.send(new DescribeImagesCommand({ repositoryName: 'api' }));
      expect(first.imageDetails).toHaveLength(100);
      const { nextToken } = first;
      const rest = await ecr.send(new DescribeImagesCommand({ repositoryName: 'api', nextToken, maxResults: 1000 }));
      expect(rest.imageDetails).toHaveLength(20);
      expect(rest.nextToken).toBeUndefined();
    }));
});

describe('BatchGetImage', () => {
  it('gives the manifests that are there and names the images that are not', () =>
    withAws(async (aws, ecr) => {
      aws.ecr.put('api');
      aws.ecr.push('api', { manifest, tags: ['v1'] });
      const imageIds = [{ imageTag: 'v1' }, { imageTag: 'v2' }];
      const { images, failures } = await ecr.send(new BatchGetImageCommand({ repositoryName: 'api', imageIds }));
      expect(images).toMatchObject([{ imageId: { imageTag: 'v1', imageDigest: digest }, imageManifest: manifest }]);
      expect(failures).toEqual([
        { imageId: { imageTag: 'v2' }, failureCode: 'ImageNotFound', failureReason: 'Requested image not found' },
      ]);
    }));
});
