import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { policyForTag } from '../src/tag-policy.ts';

const commit = '4507bc930b4ff5d0835761f4a170da2459df50fb';

describe('policyForTag', () => {
  it.each([
    ['1.4.2', '^(?P<version>[0-9]+\\.[0-9]+\\.[0-9]+)$'],
    ['v1.4.2', '^v(?P<version>[0-9]+\\.[0-9]+\\.[0-9]+)$'],
    ['1.4.2-python', '^(?P<version>[0-9]+\\.[0-9]+\\.[0-9]+)-python$'],
    ['refs-tags-0.70.1-r', '^refs-tags-(?P<version>[0-9]+\\.[0-9]+\\.[0-9]+)-r$'],
  ])('orders %s by version', (tag, pattern) => {
    expect(policyForTag(tag)).toEqual({ pattern, extract: '$version', order: 'semver', range: '>=0.0.0' });
  });

  it.each([
    [`refs-heads-master-${commit}-1784829173`, '^refs-heads-master-[a-f0-9]+-(?P<timestamp>[0-9]+)$'],
    [`refs-heads-master-${commit}-1785359314-r`, '^refs-heads-master-[a-f0-9]+-(?P<timestamp>[0-9]+)-r$'],
    [`refs-heads-a-b.c-${commit}-1784829173`, '^refs-heads-a-b\\.c-[a-f0-9]+-(?P<timestamp>[0-9]+)$'],
    [`refs-heads-add-face123-${commit}-1784829173`, '^refs-heads-add-face123-[a-f0-9]+-(?P<timestamp>[0-9]+)$'],
    [`refs-pull-12-merge-${commit}-1784829173`, '^refs-pull-12-merge-[a-f0-9]+-(?P<timestamp>[0-9]+)$'],
    [
      `refs-heads-master-${commit}-pipeline-runner-1784842044`,
      '^refs-heads-master-[a-f0-9]+-pipeline-runner-(?P<timestamp>[0-9]+)',
    ],
  ])('orders %s by time', (tag, pattern) => {
    expect(policyForTag(tag)).toEqual({ pattern, extract: '$timestamp', order: 'numerical', direction: 'asc' });
  });

  it.each([
    'latest',
    '1.4',
    '1.4.2-rc1',
    '1.4.2-beta',
    '1.4.2-1',
    `refs-heads-master-${commit}`,
    `refs-heads-${commit}-1784829173`,
    'main-1784829173',
  ])('finds no policy for %s', (tag) => {
    expect(policyForTag(tag)).toBeUndefined();
  });

  it('takes every later build of the same branch and image, and none of another', () => {
    const branch = fc.stringMatching(/^[a-z][a-z0-9.-]{0,12}[a-z]$/);
    const suffix = fc.constantFrom('', '-r', '-python');
    const time = fc.integer({ min: 1e9, max: 2e9 });
    fc.assert(
      fc.property(fc.tuple(branch, branch), fc.tuple(suffix, suffix), time, ([one, other], [image, another], at) => {
        const tag = (of: string, end: string, epoch: number) => `refs-heads-${of}-${commit}-${epoch}${end}`;
        const policy = policyForTag(tag(one, image, 1784829173));
        const pattern = new RegExp((policy?.pattern ?? '').replaceAll('(?P<', '(?<'));
        expect(pattern.exec(tag(one, image, at))?.groups?.['timestamp']).toBe(String(at));
        if (one !== other) expect(pattern.test(tag(other, image, at))).toBe(false);
        if (image !== another) expect(pattern.test(tag(one, another, at))).toBe(false);
      }),
    );
  });
});
