import { describe, expect, it } from '@jest/globals';
import { lifecyclePolicyFaults } from '../../src/policies/lifecycle-policy.ts';
import { isLifecyclePreset, lifecyclePreset } from '../../src/policies/lifecycle-preset.ts';

describe('a lifecycle preset', () => {
  it('may have blanks around its parts', () => {
    expect(isLifecyclePreset('keep-last = 5')).toBe(true);
    expect(lifecyclePreset('keep-last = 5 , untagged-days= 3')).toEqual(lifecyclePreset('keep-last=5,untagged-days=3'));
  });

  it('is not cut short where it has one = too many', () => {
    expect(lifecyclePreset('keep-last=5=6')).toEqual({
      faults: ['"keep-last=5=6" needs a whole number from 1 to 999999999'],
    });
  });

  it('becomes rules, the one for any image last, whatever the order in which they are named', () => {
    expect(lifecyclePreset('keep-last=50, untagged-days=14')).toEqual({
      policy: {
        rules: [
          {
            rulePriority: 1,
            description: 'Expire untagged images after 14 days',
            selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 },
            action: { type: 'expire' },
          },
          {
            rulePriority: 2,
            description: 'Keep the last 50 images',
            selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 50 },
            action: { type: 'expire' },
          },
        ],
      },
    });
  });

  it.each(['keep-last=1', 'untagged-days=1', 'keep-last=3,untagged-days=3'])(
    'is a policy that ECR takes: %s',
    (text) => {
      const preset = lifecyclePreset(text);
      expect('policy' in preset && lifecyclePolicyFaults(preset.policy)).toEqual([]);
    },
  );

  it('lists all that is wrong with it', () => {
    expect(
      lifecyclePreset('keep_last=5,keep-last=0,untagged-days=x,untagged-days=3,untagged-days=4,toString=1'),
    ).toEqual({
      faults: [
        'there is no preset "keep_last"; write untagged-days or keep-last, or a policy in JSON',
        '"keep-last=0" needs a whole number from 1 to 999999999',
        '"untagged-days=x" needs a whole number from 1 to 999999999',
        '"untagged-days" is given twice; keep one',
        'there is no preset "toString"; write untagged-days or keep-last, or a policy in JSON',
      ],
    });
  });

  it.each([
    ['keep-last=5', true],
    ['keep_last=5', true],
    ['{"rules": []}', false],
    ['ecr/lifecycle.json', false],
    ['./a=b.json', false],
    ['', false],
  ])('is told apart from a file and from JSON: %s', (text, is) => {
    expect(isLifecyclePreset(text)).toBe(is);
  });
});
