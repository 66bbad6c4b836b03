import { describe, expect, it } from '@jest/globals';
import { driftOf } from '../../src/plan/drift.ts';
import { repository } from '../memory-registry.ts';

const odd = repository('api', { tagMutability: { mode: 'MUTABLE', exclusions: [] }, scanOnPush: false });

describe('drift', () => {
  it('is every difference from the defaults where nothing is asked', () => {
    expect(driftOf({}, odd)).toEqual([
      { setting: 'image-tag-mutability', found: 'MUTABLE', default: 'IMMUTABLE' },
      { setting: 'scan-on-push', found: 'false', default: 'true' },
    ]);
  });

  it('is not what is asked for: that is changed', () => {
    expect(driftOf({ scanOnPush: true }, odd).map(({ setting }) => setting)).toEqual(['image-tag-mutability']);
  });

  it('is none with the defaults', () => {
    expect(driftOf({}, repository('api'))).toEqual([]);
  });
});
