import { ListTagsForResourceCommand, TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-ecr';
import { describe, expect, it } from '@jest/globals';
import { failure, withAws } from './started.ts';

const resourceArn = 'arn:aws:ecr:eu-west-1:123456789012:repository/team/api';

describe("a repository's tags", () => {
  it('are added, replaced, listed and taken away by the ARN', () =>
    withAws(async (aws, ecr) => {
      aws.ecr.put('team/api', { tags: new Map([['team', 'core']]) });
      const tags = [
        { Key: 'team', Value: 'web' },
        { Key: 'cost centre', Value: '' },
      ];
      await ecr.send(new TagResourceCommand({ resourceArn, tags }));
      expect((await ecr.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual(tags);
      await ecr.send(new UntagResourceCommand({ resourceArn, tagKeys: ['team', 'never there'] }));
      expect((await ecr.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual(tags.slice(1));
    }));

  it.each([
    ['a reserved key', [{ Key: 'aws:x', Value: '' }], 'InvalidTagParameterException'],
    ['a reserved key in capitals', [{ Key: 'AWS:x', Value: '' }], 'InvalidTagParameterException'],
    ['an empty key', [{ Key: '', Value: '' }], 'InvalidTagParameterException'],
    ['a key of 129 characters', [{ Key: 'k'.repeat(129), Value: '' }], 'InvalidTagParameterException'],
    ['a value of 257 characters', [{ Key: 'k', Value: 'v'.repeat(257) }], 'InvalidTagParameterException'],
    ['a character that tags do not have', [{ Key: 'k', Value: 'a;b' }], 'InvalidTagParameterException'],
    [
      'a key that is given twice',
      [
        { Key: 'k', Value: 'a' },
        { Key: 'k', Value: 'b' },
      ],
      'InvalidTagParameterException',
    ],
    ['no value', [{ Key: 'k', Value: undefined }], 'InvalidParameterException'],
    [
      '51 tags',
      Array.from({ length: 51 }, (_, index) => ({ Key: `k${String(index)}`, Value: '' })),
      'TooManyTagsException',
    ],
  ])('are refused with %s', (_, tags, code) =>
    withAws(async (aws, ecr) => {
      aws.ecr.put('team/api');
      expect(await failure(ecr.send(new TagResourceCommand({ resourceArn, tags })))).toMatch(new RegExp(`^${code}: `));
      expect(aws.ecr.repository('team/api')?.tags.size).toBe(0);
    }),
  );

  it('are at most 50 with those that are there', () =>
    withAws(async (aws, ecr) => {
      aws.ecr.put('team/api', { tags: new Map(Array.from({ length: 50 }, (_, index) => [`k${String(index)}`, ''])) });
      const tag = (Key: string) => ecr.send(new TagResourceCommand({ resourceArn, tags: [{ Key, Value: 'new' }] }));
      await tag('k0');
      expect(await failure(tag('k50'))).toMatch(/^TooManyTagsException: /);
    }));

  it.each([
    ['arn:aws:s3:::bucket', /^InvalidParameterException: /],
    ['arn:aws:ecr:us-east-1:123456789012:repository/team/api', /^InvalidParameterException: .*eu-west-1/],
    ['arn:aws:ecr:eu-west-1:123456789012:repository/team/web', /^RepositoryNotFoundException: .*'team\/web'/],
    ['arn:aws:ecr:eu-west-1:210987654321:repository/team/api', /^AccessDeniedException: /],
  ])('are not found at %s', (arn, error) =>
    withAws(async (aws, ecr) => {
      aws.ecr.put('team/api');
      expect(await failure(ecr.send(new ListTagsForResourceCommand({ resourceArn: arn })))).toMatch(error);
    }),
  );
});
