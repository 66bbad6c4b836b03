import { describe, expect, it } from '@jest/globals';
import { planRepositories } from '../src/plan.ts';
import type { Asked, Repository } from '../src/settings.ts';
import { repository } from './memory-registry.ts';

const plan = (asked: Asked, settings?: Partial<Repository>) =>
  planRepositories(['api'], asked, new Map(settings === undefined ? [] : [['api', repository('api', settings)]]));
const immutable = { mode: 'IMMUTABLE', exclusions: [] } as const;
const mutable = { mode: 'MUTABLE', exclusions: [] } as const;
const except = (...exclusions: string[]) => ({ mode: 'IMMUTABLE_WITH_EXCLUSION', exclusions }) as const;

describe('the plan', () => {
  it('makes a missing repository immutable and scanned on push if nothing else is asked', () => {
    expect(plan({})).toEqual([
      { kind: 'create-repository', repository: 'api', settings: { tagMutability: immutable, scanOnPush: true } },
    ]);
  });

  it('makes a missing repository with all that is asked, its policies after it', () => {
    const asked: Asked = {
      tagMutability: mutable,
      scanOnPush: false,
      encryption: { type: 'KMS', key: 'alias/a' },
      lifecyclePolicy: { rules: [] },
      repositoryPolicy: { Statement: [] },
      tags: { team: 'a' },
    };
    expect(plan(asked)).toEqual([
      {
        kind: 'create-repository',
        repository: 'api',
        settings: {
          tagMutability: mutable,
          scanOnPush: false,
          encryption: { type: 'KMS', key: 'alias/a' },
          tags: { team: 'a' },
        },
      },
      { kind: 'put-lifecycle-policy', repository: 'api', from: null, to: { rules: [] } },
      { kind: 'set-repository-policy', repository: 'api', from: null, to: { Statement: [] } },
    ]);
  });

  it.each<[string, Asked, Partial<Repository>]>([
    ['nothing is asked', {}, { tagMutability: mutable, scanOnPush: false }],
    ['mutability is as asked', { tagMutability: except('a', 'b') }, { tagMutability: except('a', 'b') }],
    ['scanning is as asked', { scanOnPush: false }, { scanOnPush: false }],
    [
      'the lifecycle policy means the same',
      { lifecyclePolicy: { rules: [], a: 1 } },
      { lifecyclePolicy: { a: 1, rules: [] } },
    ],
    [
      'the repository policy means the same',
      { repositoryPolicy: { Statement: { Action: 'a' } } },
      { repositoryPolicy: { Statement: [{ Action: ['A'] }] } },
    ],
    ['the tags are there among others', { tags: { team: 'a' } }, { tags: { team: 'a', cost: 'b' } }],
  ])('is empty when %s', (_, asked, found) => {
    expect(plan(asked, found)).toEqual([]);
  });

  it.each<[Asked, Partial<Repository>, object]>([
    [
      { tagMutability: immutable },
      { tagMutability: mutable },
      { kind: 'set-tag-mutability', from: mutable, to: immutable },
    ],
    [
      { tagMutability: except('a') },
      { tagMutability: except('b') },
      { kind: 'set-tag-mutability', from: except('b'), to: except('a') },
    ],
    [{ scanOnPush: true }, { scanOnPush: false }, { kind: 'set-scan-on-push', from: false, to: true }],
    [{ lifecyclePolicy: { rules: [] } }, {}, { kind: 'put-lifecycle-policy', from: null, to: { rules: [] } }],
    [
      { lifecyclePolicy: { rules: [] } },
      { lifecyclePolicy: { rules: [1] } },
      { kind: 'put-lifecycle-policy', from: { rules: [1] }, to: { rules: [] } },
    ],
    [
      { repositoryPolicy: { a: 1 } },
      { repositoryPolicy: { a: 2 } },
      { kind: 'set-repository-policy', from: { a: 2 }, to: { a: 1 } },
    ],
    [
      { tags: { team: 'a', cost: 'b', same: 'c' } },
      { tags: { team: 'x', same: 'c', other: 'd' } },
      { kind: 'tag-repository', arn: repository('api').arn, from: { team: 'x' }, to: { team: 'a', cost: 'b' } },
    ],
  ])('changes what differs: %j', (asked, found, step) => {
    expect(plan(asked, found)).toEqual([{ repository: 'api', ...step }]);
  });

  it('is plain JSON', () => {
    const steps = plan({ tags: { a: 'b' }, lifecyclePolicy: { rules: [] } });
    expect(JSON.parse(JSON.stringify(steps))).toEqual(steps);
  });

  it('keeps the order of the names', () => {
    const steps = planRepositories(['b', 'a', 'c'], {}, new Map([['a', repository('a')]]));
    expect(steps.map((step) => step.repository)).toEqual(['b', 'c']);
  });
});
