import { describe, expect, it } from '@jest/globals';
import { conflictsOf, keyMatch } from '../../src/plan/conflicts.ts';
import type { Asked, Encryption } from '../../src/settings.ts';
import { repository } from '../memory-registry.ts';

const key = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const found = (encryption: Encryption) => repository('api', { encryption });
const codes = (asked: Asked, encryption: Encryption) => conflictsOf(asked, [found(encryption)]).map(({ code }) => code);

describe('conflicts', () => {
  it.each<[Asked, Encryption]>([
    [{}, { type: 'KMS', key }],
    [{ encryption: { type: 'AES256' } }, { type: 'AES256' }],
    [{ encryption: { type: 'KMS' } }, { type: 'KMS', key }],
    [{ encryption: { type: 'KMS', key } }, { type: 'KMS', key }],
    [{ encryption: { type: 'KMS', key: '1234abcd-12ab-34cd-56ef-1234567890ab' } }, { type: 'KMS', key }],
    [{ encryption: { type: 'KMS', key: 'alias/ecr' } }, { type: 'KMS', key }],
  ])('are none between %j and %j', (asked, encryption) => {
    expect(codes(asked, encryption)).toEqual([]);
  });

  it.each<[Asked, Encryption]>([
    [{ encryption: { type: 'KMS' } }, { type: 'AES256' }],
    [{ encryption: { type: 'KMS_DSSE' } }, { type: 'KMS', key }],
    [{ encryption: { type: 'KMS', key: `${key.slice(0, -1)}c` } }, { type: 'KMS', key }],
    [{ encryption: { type: 'KMS', key: '9999abcd-12ab-34cd-56ef-1234567890ab' } }, { type: 'KMS', key }],
  ])('are found between %j and %j', (asked, encryption) => {
    expect(codes(asked, encryption)).toEqual(['encryption-differs']);
  });

  it('says what is there, what is asked and that it is fixed', () => {
    const [conflict] = conflictsOf({ encryption: { type: 'KMS', key } }, [found({ type: 'AES256' })]);
    expect(conflict?.problem).toBe(
      `"api" is encrypted with AES256, not with KMS and the key ${key}; ECR fixes this when a repository is made.`,
    );
  });

  it('does not count the tags of AWS itself, such as those of a CloudFormation stack', () => {
    const own = Object.fromEntries(Array.from({ length: 49 }, (_, index) => [`key-${String(index)}`, '']));
    const tags = { ...own, 'aws:cloudformation:stack-name': 'images', 'aws:cloudformation:logical-id': 'Api' };
    expect(conflictsOf({ tags: { other: 'x' } }, [repository('api', { tags })])).toEqual([]);
  });

  it('counts the tags that are there', () => {
    const tags = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key-${String(index)}`, '']));
    expect(conflictsOf({ tags: { 'key-1': 'x' } }, [repository('api', { tags })])).toEqual([]);
    expect(conflictsOf({ tags: { other: 'x' } }, [repository('api', { tags })])).toMatchObject([
      { code: 'too-many-tags' },
    ]);
  });
});

describe('a key', () => {
  it.each([
    ['alias/a', key, 'unknown'],
    ['arn:aws:kms:eu-west-1:123456789012:alias/a', key, 'unknown'],
    [key, key, 'same'],
    [key, undefined, 'other'],
  ])('%s against %s is %s', (wanted, there, match) => {
    expect(keyMatch(wanted, there)).toBe(match);
  });
});
