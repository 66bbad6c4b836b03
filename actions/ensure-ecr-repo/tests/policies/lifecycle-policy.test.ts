import { describe, expect, it } from '@jest/globals';
import type { Json, JsonObject } from '../../src/boundary.ts';
import { lifecyclePolicyFaults, sameLifecyclePolicy } from '../../src/policies/lifecycle-policy.ts';

const counted = { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 5 };
const tagged = { tagStatus: 'tagged', tagPatternList: ['v*', 'w*'], countType: 'imageCountMoreThan', countNumber: 5 };
const rule = (rulePriority: Json, selection: JsonObject): JsonObject => ({
  rulePriority,
  selection,
  action: { type: 'expire' },
});
const policy = (...rules: Json[]): Json => ({ rules });

describe('faults of a lifecycle policy', () => {
  it('are none in a policy that ECR takes', () => {
    expect(lifecyclePolicyFaults(policy(rule(1, tagged), rule(9, counted)))).toEqual([]);
  });

  it('are none in what ECR may add to its language', () => {
    const archived = { ...counted, storageClass: 'archive', countType: 'sinceImageTransitioned', countUnit: 'days' };
    const transition = { ...rule(2, counted), action: { type: 'transition', targetStorageClass: 'archive' } };
    expect(lifecyclePolicyFaults(policy(rule(1, archived), transition))).toEqual([]);
  });

  it.each<[string, Json, RegExp]>([
    ['is no object', [], /expected object/],
    ['has no rules', policy(), /^rules: .*>=1/],
    ['has a priority of 0', policy(rule(0, counted)), /^rules\[0\]\.rulePriority: /],
    [
      'has an unknown tag status',
      policy(rule(1, { ...counted, tagStatus: 'all' })),
      /^rules\[0\]\.selection\.tagStatus: /,
    ],
    [
      'has a number in quotes',
      policy(rule(1, { ...counted, countNumber: '5' })),
      /^rules\[0\]\.selection\.countNumber: /,
    ],
    ['lacks an action', policy({ rulePriority: 1, selection: counted }), /^rules\[0\]\.action: /],
    ['selects tagged images by no tag', policy(rule(1, { ...counted, tagStatus: 'tagged' })), /needs tagPatternList/],
    ['selects untagged images by tag', policy(rule(1, { ...tagged, tagStatus: 'untagged' })), /takes neither/],
    [
      'counts days without saying so',
      policy(rule(1, { ...counted, countType: 'sinceImagePushed' })),
      /needs countUnit "days"/,
    ],
    ['uses a priority twice', policy(rule(1, tagged), rule(1, tagged)), /^rulePriority 1 is given twice/],
    ['evaluates any image first', policy(rule(1, counted), rule(2, tagged)), /needs the highest rulePriority/],
  ])('are found when it %s', (_, value, fault) => {
    const faults = lifecyclePolicyFaults(value);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(fault);
  });
});

describe('two lifecycle policies', () => {
  const one = policy(rule(1, tagged), rule(2, counted));

  it.each<[string, Json]>([
    [
      'the order of keys',
      { rules: [{ action: { type: 'expire' }, selection: tagged, rulePriority: 1 }, rule(2, counted)] },
    ],
    ['the order of rules', policy(rule(2, counted), rule(1, tagged))],
    ['the order of tags', policy(rule(1, { ...tagged, tagPatternList: ['w*', 'v*'] }), rule(2, counted))],
  ])('are the same whatever %s', (_, other) => {
    expect(sameLifecyclePolicy(one, other)).toBe(true);
  });

  it.each<[string, Json]>([
    ['a number', policy(rule(1, { ...tagged, countNumber: 6 }), rule(2, counted))],
    ['a priority', policy(rule(1, tagged), rule(3, counted))],
    ['a rule', policy(rule(1, tagged))],
    ['a description', policy({ ...rule(1, tagged), description: 'x' }, rule(2, counted))],
    ['a tag', policy(rule(1, { ...tagged, tagPatternList: ['v*'] }), rule(2, counted))],
  ])('differ by %s', (_, other) => {
    expect(sameLifecyclePolicy(one, other)).toBe(false);
  });
});
