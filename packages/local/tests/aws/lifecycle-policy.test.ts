import {
  DeleteLifecyclePolicyCommand,
  GetLifecyclePolicyCommand,
  PutLifecyclePolicyCommand,
} from '@aws-sdk/client-ecr';
import { describe, expect, it } from '@jest/globals';
import { parseLifecyclePolicy } from '../../src/aws/ecr/lifecycle/policy.ts';
import { policy, rule } from './lifecycle-rules.ts';
import { failure, withAws } from './started.ts';

describe("a repository's lifecycle policy", () => {
  it('is kept and given back as the text that was put', () =>
    withAws(async (aws, ecr) => {
      aws.ecr.put('api');
      const name = { repositoryName: 'api' };
      const lifecyclePolicyText = ` ${policy(rule({}))}\n`;
      await ecr.send(new PutLifecyclePolicyCommand({ ...name, lifecyclePolicyText }));
      expect(await ecr.send(new GetLifecyclePolicyCommand(name))).toMatchObject({
        registryId: '123456789012',
        repositoryName: 'api',
        lifecyclePolicyText,
      });
      expect(await ecr.send(new DeleteLifecyclePolicyCommand(name))).toMatchObject({ lifecyclePolicyText });
      const none =
        "LifecyclePolicyNotFoundException: Lifecycle policy does not exist for the repository with name 'api' in the registry with id '123456789012'";
      expect(await failure(ecr.send(new GetLifecyclePolicyCommand(name)))).toBe(none);
      expect(await failure(ecr.send(new DeleteLifecyclePolicyCommand(name)))).toBe(none);
    }));

  it('is refused where the text is shorter than 100 characters, whatever it says', () =>
    withAws(async (aws, ecr) => {
      aws.ecr.put('api');
      const lifecyclePolicyText = JSON.stringify({ rules: [] });
      const put = new PutLifecyclePolicyCommand({ repositoryName: 'api', lifecyclePolicyText });
      expect(await failure(ecr.send(put))).toMatch(/^InvalidParameterException: .*greater than or equal to 100/);
    }));

  it('is not looked for in a repository that does not exist', () =>
    withAws(async (_, ecr) => {
      const get = new GetLifecyclePolicyCommand({ repositoryName: 'api' });
      expect(await failure(ecr.send(get))).toMatch(/^RepositoryNotFoundException: /);
    }));
});

describe('the rules of a lifecycle policy', () => {
  it('are read by priority, prefixes as patterns', () => {
    const text = policy(
      rule({ priority: 20, tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 }),
      rule({ priority: 10, tagStatus: 'tagged', tagPrefixList: ['pr-', 'dev-'] }),
      rule({ priority: 30, countType: 'sinceImageTransitioned', countUnit: 'days', storageClass: 'archive' }),
      rule({ priority: 25, action: { type: 'transition', targetStorageClass: 'archive' } }),
    );
    expect(
      parseLifecyclePolicy(text).map(({ priority, selection, action }) => [priority, selection.patterns, action]),
    ).toEqual([
      [10, ['pr-*', 'dev-*'], 'expire'],
      [20, [], 'expire'],
      [25, [], 'transition'],
      [30, [], 'expire'],
    ]);
  });

  it.each<[string, string, RegExp]>([
    ['text that is not JSON', '{', /Could not map policyString into LifecyclePolicy/],
    ['a list', '[]', /can not be converted/],
    ['no rules member', '{}', /missing required properties \(\["rules"\]\)/],
    ['no rule', policy(), /length greater than or equal to 1/],
    [
      '51 rules',
      policy(...Array.from({ length: 51 }, (_, index) => tagged(index + 1, `t${String(index)}`))),
      /equal to 50/,
    ],
    [
      'a member that rules do not have',
      policy({ ...rule({}), enabled: true }),
      /not allowed by the schema: \(\["enabled"\]\)/,
    ],
    ['a rule without a selection', policy({ rulePriority: 1, action: { type: 'expire' } }), /\(\["selection"\]\)/],
    ['a priority of 0', policy(rule({ priority: 0 })), /rulePriority: .*greater than or equal to 1/],
    ['an unknown tag status', policy(rule({ tagStatus: 'all' })), /tagged, untagged, any/],
    ['an unknown count', policy(rule({ countType: 'sinceImageBuilt' })), /countType/],
    ['a count of 0', policy(rule({ countNumber: 0 })), /countNumber/],
    ['a count that is text', policy(rule({ countNumber: '5' })), /countNumber/],
    ['an age without its unit', policy(rule({ countType: 'sinceImagePushed' })), /matched 0 out of 2\): countUnit/],
    ['hours', policy(rule({ countType: 'sinceImagePushed', countUnit: 'hours' })), /\[days\]/],
    ['a unit for a number of images', policy(rule({ countUnit: 'days' })), /countUnit with imageCountMoreThan/],
    ['tagged without tags', policy(rule({ tagStatus: 'tagged' })), /tagPatternList or tagPrefixList with tagged/],
    [
      'patterns and prefixes',
      policy(rule({ tagStatus: 'tagged', tagPatternList: ['a'], tagPrefixList: ['b'] })),
      /with tagged/,
    ],
    ['untagged with tags', policy(rule({ tagStatus: 'untagged', tagPrefixList: ['b'] })), /with untagged/],
    ['an empty list of prefixes', policy(rule({ tagStatus: 'tagged', tagPrefixList: [] })), /tagPrefixList/],
    ['five wildcards', policy(rule({ tagStatus: 'tagged', tagPatternList: ['a*b*c*d*e*'] })), /more than 4 wildcards/],
    ['archived images by age of push', policy(rule({ storageClass: 'archive' })), /storageClass/],
    ['a transition to nowhere', policy(rule({ action: { type: 'transition' } })), /targetStorageClass with transition/],
    [
      'an expiry with null for a target',
      policy(rule({ action: { type: 'expire', targetStorageClass: null } })),
      /targetStorageClass/,
    ],
    ['one priority twice', policy(tagged(1, 'a'), tagged(1, 'b')), /unique/],
    ['any before others', policy(rule({ priority: 1 }), tagged(2, 'a')), /any must have the highest/],
    ['untagged twice', policy(untagged(1), untagged(2)), /only one rule may select untagged/],
    ['the same tags twice', policy(tagged(1, 'a', 'b'), tagged(2, 'b', 'a')), /same tags/],
  ])('are refused for %s', (_, text, complaint) => {
    expect(() => parseLifecyclePolicy(text)).toThrow(complaint);
    expect(() => parseLifecyclePolicy(text)).toThrow(
      /^Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: /,
    );
  });
});

function tagged(priority: number, ...tagPrefixList: string[]) {
  return rule({ priority, tagStatus: 'tagged', tagPrefixList });
}

function untagged(priority: number) {
  return rule({ priority, tagStatus: 'untagged' });
}
