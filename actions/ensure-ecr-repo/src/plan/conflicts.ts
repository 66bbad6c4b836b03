import type { Fault } from '@iac/action-kit';
import { type Asked, type Encryption, mostTags, type Repository } from '../settings.ts';

/** What is asked for but no API call can bring about; found before anything is written. */
export interface Conflict extends Fault {
  readonly code: 'encryption-differs' | 'too-many-tags';
}

export function conflictsOf(asked: Asked, current: Iterable<Repository>): Conflict[] {
  return [...current].flatMap((repository) => [
    ...encryptionConflict(asked, repository),
    ...tagConflict(asked, repository),
  ]);
}

function encryptionConflict({ encryption: wanted }: Asked, { name, encryption: found }: Repository): Conflict[] {
  if (wanted === undefined) return [];
  const sameKey = wanted.key === undefined || keyMatch(wanted.key, found.key) !== 'other';
  if (wanted.type === found.type && sameKey) return [];
  return [
    {
      code: 'encryption-differs',
      problem: `"${name}" is encrypted with ${describe(found)}, not with ${describe(wanted)}; ECR fixes this when a repository is made.`,
      remedy: `Leave out encryption-type and kms-key, or move the images to a new repository.`,
    },
  ];
}

/** ECR answers with a key's ARN. An alias says nothing about the key behind it without a call to KMS. */
export function keyMatch(wanted: string, found: string | undefined): 'same' | 'other' | 'unknown' {
  if (found === undefined) return 'other';
  if (wanted === found || found.endsWith(`:key/${wanted}`)) return 'same';
  return /(^|:)alias\//.test(wanted) ? 'unknown' : 'other';
}

function describe({ type, key }: Encryption): string {
  return key === undefined ? type : `${type} and the key ${key}`;
}

function tagConflict({ tags: wanted }: Asked, { name, tags: found = {} }: Repository): Conflict[] {
  if (wanted === undefined) return [];
  // AWS's own tags do not count against the limit.
  const total = Object.keys({ ...found, ...wanted }).filter((key) => !/^aws:/i.test(key)).length;
  if (total <= mostTags) return [];
  return [
    {
      code: 'too-many-tags',
      problem: `"${name}" would have ${String(total)} tags; ECR takes ${String(mostTags)}.`,
      remedy: 'Remove some of its tags by hand: this action removes none.',
    },
  ];
}
