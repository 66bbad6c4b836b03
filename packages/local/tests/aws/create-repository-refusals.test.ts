import { describe, expect, it } from '@jest/globals';
import { postJson } from './raw.ts';
import { withAws } from './started.ts';

const cases: readonly [what: string, input: object, message: RegExp][] = [
  ['no name', { repositoryName: null }, /'repositoryName' .*Member must not be null/],
  ['a name of one character', { repositoryName: 'a' }, /length greater than or equal to 2/],
  ['a name of 257 characters', { repositoryName: 'a'.repeat(257) }, /length less than or equal to 256/],
  ['capitals', { repositoryName: 'Api' }, /regular expression/],
  ['a slash at the end', { repositoryName: 'team/' }, /regular expression/],
  ['three underscores', { repositoryName: 'a___b' }, /regular expression/],
  ['a registry that is no account', { registryId: '12' }, /'registryId' .*regular expression/],
  ['an unknown mutability', { imageTagMutability: 'FROZEN' }, /enum value set: \[MUTABLE, IMMUTABLE, /],
  ['an exclusion without filters', { imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION' }, /can't be null/],
  ['filters without an exclusion', { ...excluding('a'), imageTagMutability: 'IMMUTABLE' }, /must be null/],
  ['six filters', excluding('a', 'b', 'c', 'd', 'e', 'f'), /length less than or equal to 5/],
  ['no filter in the list', excluding(), /length greater than or equal to 1/],
  ['three wildcards in a filter', excluding('a*b*c*'), /more than 2 wildcards/],
  ['a filter with a character that no tag has', excluding('a/b'), /regular expression/],
  ['an unknown encryption', { encryptionConfiguration: { encryptionType: 'DES' } }, /Type' .*enum value set/],
  [
    'a key for AES256',
    { encryptionConfiguration: { encryptionType: 'AES256', kmsKey: 'alias/x' } },
    /kmsKey can only be specified/,
  ],
];

describe('CreateRepository refuses', () => {
  it.each(cases)('%s', (_, input, message) =>
    withAws(async (aws) => {
      const answer = await postJson(aws, 'CreateRepository', { input: { repositoryName: 'api', ...input } });
      expect(answer).toMatchObject({
        status: 400,
        body: { __type: 'InvalidParameterException', message: expect.stringMatching(/^Invalid parameter at '.*'$/) },
      });
      expect(answer.body).toMatchObject({ message: expect.stringMatching(message) });
      expect(aws.ecr.repositories).toEqual([]);
    }),
  );
});

function excluding(...wildcards: string[]): object {
  return {
    imageTagMutability: 'MUTABLE_WITH_EXCLUSION',
    imageTagMutabilityExclusionFilters: wildcards.map((filter) => ({ filterType: 'WILDCARD', filter })),
  };
}
