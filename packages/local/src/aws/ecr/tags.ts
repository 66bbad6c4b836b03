import { AwsError } from '../errors.ts';
import { list, string, structure } from '../shapes/index.ts';
import { invalidParameter } from './errors.ts';
import { changes, reads } from './operation.ts';
import type { Repositories } from './registry.ts';
import { arnOf, type Repository } from './repository.ts';
import * as shapes from './shapes.ts';

interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export const tagResource = changes({
  name: 'TagResource',
  input: structure({ resourceArn: string(), tags: shapes.tags }, {}),
  run({ resourceArn, tags }, { registry: find }) {
    const registry = find(accountOf(resourceArn));
    const repository = repositoryOf(resourceArn, registry);
    registry.put({ ...repository, tags: addedTags(repository.tags, tags) });
    return {};
  },
});

export const untagResource = changes({
  name: 'UntagResource',
  input: structure({ resourceArn: string(), tagKeys: list(string()) }, {}),
  run({ resourceArn, tagKeys }, { registry: find }) {
    for (const key of tagKeys) checkKey(key);
    const registry = find(accountOf(resourceArn));
    const repository = repositoryOf(resourceArn, registry);
    const kept = [...repository.tags].filter(([key]) => !tagKeys.includes(key));
    registry.put({ ...repository, tags: new Map(kept) });
    return {};
  },
});

export const listTagsForResource = reads({
  name: 'ListTagsForResource',
  input: structure({ resourceArn: string() }, {}),
  run({ resourceArn }, { repositories }) {
    const { tags } = repositoryOf(resourceArn, repositories(accountOf(resourceArn)));
    return { tags: [...tags].map(([Key, Value]) => ({ Key, Value })) };
  },
});

/** Throws InvalidTagParameterException for a key or value that AWS refuses, TooManyTagsException for more than 50. */
export function addedTags(present: ReadonlyMap<string, string>, more: readonly Tag[]): ReadonlyMap<string, string> {
  for (const { Key, Value } of more) {
    checkKey(Key);
    if (Value.length > 256 || !/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(Value))
      throw invalidTag(`the value of '${Key}' is longer than 256 characters, or has one that is not allowed`);
  }
  if (new Set(more.map(({ Key }) => Key)).size < more.length) throw invalidTag('a key is given twice');
  const all = new Map([...present, ...more.map(({ Key, Value }) => [Key, Value] as const)]);
  if (all.size > 50)
    throw new AwsError('TooManyTagsException', `A repository has at most 50 tags; this would make ${String(all.size)}`);
  return all;
}

function checkKey(key: string): void {
  if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u.test(key)) throw invalidTag(`'${key}' is not allowed as a key`);
  if (/^aws:/i.test(key)) throw invalidTag(`the prefix of '${key}' is reserved for AWS`);
}

function invalidTag(message: string): AwsError {
  return new AwsError('InvalidTagParameterException', `Invalid tag: ${message}`);
}

const arn = /^arn:aws[a-z-]*:ecr:[a-z0-9-]+:([0-9]{12}):repository\/(.+)$/;

function accountOf(resourceArn: string): string {
  const [, account] = arn.exec(resourceArn) ?? [];
  if (account === undefined) throw invalidParameter('resourceArn', 'must be the ARN of a repository');
  return account;
}

function repositoryOf(resourceArn: string, registry: Repositories): Repository {
  const repository = registry.get(resourceArn.replace(arn, '$2'));
  if (arnOf(repository) === resourceArn) return repository;
  throw invalidParameter('resourceArn', `the region must be ${registry.region}`);
}
