import { describe, expect, it } from '@jest/globals';
import { pushedImage, type PushedImage } from '../../src/aws/ecr/access-image.ts';
import { evaluate } from '../../src/aws/ecr/lifecycle/evaluate.ts';
import { parseLifecyclePolicy } from '../../src/aws/ecr/lifecycle/policy.ts';
import { policy, rule } from './lifecycle-rules.ts';

const now = new Date('2026-06-30T12:00:00Z');

describe('a lifecycle policy', () => {
  it('keeps the newest images of a count', () => {
    const images = { a: pushed(3), b: pushed(1), c: pushed(2) };
    expect(marks(images, rule({ countNumber: 2 }))).toEqual(['a by 1']);
    expect(marks(images, rule({ countNumber: 3 }))).toEqual([]);
  });

  it('marks what is older than a number of days, to the millisecond', () => {
    const images = { older: pushed(14.00001), exactly: pushed(14), newer: pushed(13) };
    expect(marks(images, rule(age('sinceImagePushed', 14)))).toEqual(['older by 1']);
  });

  it('goes by the last pull, then by the return from the archive, then by the push', () => {
    const images = {
      pulled: pushed(90, { lastPulledAt: ago(10) }),
      stale: pushed(90, { lastPulledAt: ago(40) }),
      never: pushed(31),
      restored: pushed(90, { lastPulledAt: ago(60), lastActivatedAt: ago(5) }),
    };
    const archive = rule({
      ...age('sinceImagePulled', 30),
      action: { type: 'transition', targetStorageClass: 'archive' },
    });
    expect(marks(images, archive)).toEqual(['stale by 1', 'never by 1']);
  });

  it('reaches archived images only by a rule for the archive', () => {
    const images = { archived: pushed(100, { archived: true, lastArchivedAt: ago(50) }), live: pushed(100) };
    const old = rule({ ...age('sinceImageTransitioned', 40), storageClass: 'archive' });
    expect(marks(images, old)).toEqual(['archived by 1']);
    expect(marks(images, rule(age('sinceImagePushed', 1)))).toEqual(['live by 1']);
  });

  it('selects by tags: each pattern must match one of them', () => {
    const images = {
      both: pushed(9, { tags: ['pr-1', 'sha-a'] }),
      one: pushed(9, { tags: ['pr-2'] }),
      inside: pushed(9, { tags: ['x-pr-3', 'sha-b'] }),
      none: pushed(9),
    };
    const select = (tags: object) =>
      marks(images, rule({ tagStatus: 'tagged', ...tags, ...age('sinceImagePushed', 1) }));
    expect(select({ tagPrefixList: ['pr-', 'sha-'] })).toEqual(['both by 1']);
    expect(select({ tagPatternList: ['*pr-*'] })).toEqual(['both by 1', 'one by 1', 'inside by 1']);
    expect(select({ tagPatternList: ['pr-'] })).toEqual([]);
    expect(marks(images, rule({ tagStatus: 'untagged', ...age('sinceImagePushed', 1) }))).toEqual(['none by 1']);
  });

  it('leaves an image that an earlier rule selects to that rule, even where it keeps it', () => {
    const images = {
      a: pushed(10, { tags: ['beta-1', 'prod-1'] }),
      b: pushed(9, { tags: ['beta-2', 'prod-2'] }),
      c: pushed(8, { tags: ['beta-3'] }),
    };
    const keepOne = (priority: number, prefix: string) =>
      rule({ priority, tagStatus: 'tagged', tagPrefixList: [prefix], countNumber: 1 });
    expect(marks(images, keepOne(1, 'prod'), keepOne(2, 'beta'))).toEqual(['a by 1']);
    expect(marks(images, keepOne(1, 'beta'), keepOne(2, 'prod'))).toEqual(['a by 1', 'b by 1']);
  });

  it('counts images that an earlier rule has marked as if they were still there', () => {
    const images = {
      a: pushed(4, { tags: ['alpha-1'] }),
      b: pushed(3, { tags: ['beta-1'] }),
      c: pushed(2),
      d: pushed(1, { tags: ['alpha-2'] }),
    };
    const rules = [
      rule({ priority: 1, tagStatus: 'tagged', tagPrefixList: ['alpha'], countNumber: 1 }),
      rule({ priority: 2, tagStatus: 'untagged', ...age('sinceImagePushed', 1) }),
      rule({ priority: 3, countNumber: 1 }),
    ];
    expect(marks(images, ...rules)).toEqual(['a by 1', 'c by 2', 'b by 3']);
  });

  it('spares the manifests that an index lists', () => {
    const part = pushed(5);
    const manifest = JSON.stringify({
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: [{ digest: part.digest }],
    });
    expect(marks({ part, index: pushed(5, { manifest }), other: pushed(5) }, rule(age('sinceImagePushed', 1)))).toEqual(
      ['index by 1', 'other by 1'],
    );
  });
});

type Pushed = ReturnType<typeof pushedImage>;

/** The images that the rules mark, by name, each with its rule's priority. */
function marks(images: Readonly<Record<string, Pushed>>, ...rules: readonly object[]): string[] {
  const names = new Map(Object.entries(images).map(([name, { digest }]) => [digest, name]));
  return evaluate(parseLifecyclePolicy(policy(...rules)), Object.values(images), now).map(
    (mark) => `${names.get(mark.image.digest) ?? 'unknown'} by ${String(mark.rule.priority)}`,
  );
}

function pushed(days: number, image: PushedImage = {}): Pushed {
  return pushedImage({ pushedAt: ago(days), ...image }, now);
}

function ago(days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}

function age(countType: string, countNumber: number) {
  return { countType, countUnit: 'days', countNumber };
}
