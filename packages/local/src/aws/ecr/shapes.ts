import { boolean, choice, list, string, structure } from '../shapes/index.ts';

// Lengths and patterns: the API reference of 2015-09-21, https://docs.aws.amazon.com/AmazonECR/latest/APIReference/

const nameSegment = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
export const repositoryName = string({ min: 2, max: 256, pattern: `${nameSegment}(?:/${nameSegment})*` });
export const registryId = string({ pattern: '[0-9]{12}' });
export const nextToken = string();

/** What nearly every operation takes. */
export const inRegistry = { registryId } as const;
export const named = { repositoryName } as const;

export const mutability = choice(['MUTABLE', 'IMMUTABLE', 'IMMUTABLE_WITH_EXCLUSION', 'MUTABLE_WITH_EXCLUSION']);
export const exclusionFilters = list(
  structure(
    { filterType: choice(['WILDCARD']), filter: string({ min: 1, max: 128, pattern: '[0-9a-zA-Z._*-]{1,128}' }) },
    {},
  ),
  { min: 1, max: 5 },
);
export const scanningConfiguration = structure({}, { scanOnPush: boolean });
export const encryptionConfiguration = structure(
  { encryptionType: choice(['AES256', 'KMS', 'KMS_DSSE']) },
  { kmsKey: string({ min: 1, max: 2048 }) },
);
export const tags = list(structure({ Key: string(), Value: string() }, {}));
export const imageIds = list(structure({}, { imageDigest: string(), imageTag: string({ min: 1, max: 300 }) }), {
  min: 1,
  max: 100,
});
export const tagStatus = choice(['TAGGED', 'UNTAGGED', 'ANY']);
