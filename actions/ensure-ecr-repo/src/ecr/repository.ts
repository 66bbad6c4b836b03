import type { Repository as EcrRepository, Tag } from '@aws-sdk/client-ecr';
import { type Encryption, mutabilities, encryptionTypes, type Repository, type Tags } from '../settings.ts';

/** The API's repository in our words. Throws if it lacks what ECR always sends. */
export function repositoryFrom(answer: EcrRepository | undefined): Repository {
  return {
    name: present(answer?.repositoryName, 'repositoryName'),
    arn: present(answer?.repositoryArn, 'repositoryArn'),
    uri: present(answer?.repositoryUri, 'repositoryUri'),
    registryId: present(answer?.registryId, 'registryId'),
    tagMutability: {
      mode: oneOf(mutabilities, answer?.imageTagMutability ?? 'MUTABLE'),
      exclusions: (answer?.imageTagMutabilityExclusionFilters ?? [])
        .map(({ filter }) => present(filter, 'filter'))
        .sort(),
    },
    scanOnPush: answer?.imageScanningConfiguration?.scanOnPush ?? false,
    encryption: encryptionFrom(answer),
  };
}

function encryptionFrom(answer: EcrRepository | undefined): Encryption {
  const { encryptionType, kmsKey } = answer?.encryptionConfiguration ?? {};
  return { type: oneOf(encryptionTypes, encryptionType ?? 'AES256'), ...(kmsKey !== undefined && { key: kmsKey }) };
}

export function tagsFrom(tags: readonly Tag[] | undefined): Tags {
  return Object.fromEntries((tags ?? []).map(({ Key, Value }) => [present(Key, 'Key'), Value ?? '']));
}

export function present<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`ECR's answer has no ${name}.`);
  return value;
}

function oneOf<Known extends string>(known: readonly Known[], value: string): Known {
  const found = known.find((each) => each === value);
  if (found === undefined) throw new Error(`ECR's answer has the value ${value}, which this version does not know.`);
  return found;
}
