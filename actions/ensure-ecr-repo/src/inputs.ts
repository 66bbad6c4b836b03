import { flag, optional, parseBy, type RawInputs } from '@iac/action-kit';
import * as z from 'zod/mini';
import { combinationFaults } from './inputs/combinations.ts';
import { accountId, exclusionFilters, kmsKey, regionName, repositoryNames, tags } from './inputs/fields.ts';
import type { ReadFile } from './inputs/files.ts';
import { type PolicyInput, readPolicy } from './inputs/policy.ts';
import { lifecyclePolicyFaults } from './policies/lifecycle-policy.ts';
import { isLifecyclePreset, lifecyclePreset } from './policies/lifecycle-preset.ts';
import { repositoryPolicyFaults } from './policies/repository-policy.ts';
import { type Asked, encryptionTypes, mutabilities } from './settings.ts';

const schema = z.object({
  repositories: repositoryNames,
  mode: z.enum(['apply', 'plan'], 'write apply or plan'),
  'image-tag-mutability': optional(z.enum(mutabilities, `write one of ${mutabilities.join(', ')}`)),
  'mutability-exclusions': exclusionFilters,
  'scan-on-push': optional(flag),
  'encryption-type': optional(z.enum(encryptionTypes, `write one of ${encryptionTypes.join(', ')}`)),
  'kms-key': optional(kmsKey),
  tags,
  'registry-id': optional(accountId),
  'aws-region': optional(regionName),
});
type Fields = z.output<typeof schema>;

export interface Inputs {
  readonly repositories: readonly string[];
  readonly mode: 'apply' | 'plan';
  readonly asked: Asked;
  readonly registryId: string | undefined;
  readonly region: string | undefined;
}

/** Throws one UserError that lists every fault with its input's name, and with file and line where a policy's file is at fault. */
export function parseInputs(raw: RawInputs, read: ReadFile): Inputs {
  const lifecycle = readLifecyclePolicy(raw['lifecycle-policy'] ?? '', read);
  const access = readPolicy(
    { input: 'repository-policy', longest: 10_240, faultsOf: repositoryPolicyFaults },
    raw['repository-policy'] ?? '',
    read,
  );
  const fields = parseBy(schema, raw, [...combinationFaults(raw), ...lifecycle.faults, ...access.faults]);
  return {
    repositories: fields.repositories,
    mode: fields.mode,
    asked: { ...askedOf(fields), lifecyclePolicy: lifecycle.policy, repositoryPolicy: access.policy },
    registryId: fields['registry-id'],
    region: fields['aws-region'],
  };
}

function readLifecyclePolicy(text: string, read: ReadFile): PolicyInput {
  const input = 'lifecycle-policy';
  if (!isLifecyclePreset(text))
    return readPolicy({ input, longest: 30_720, faultsOf: lifecyclePolicyFaults }, text, read);
  const preset = lifecyclePreset(text);
  return 'policy' in preset
    ? { policy: preset.policy, faults: [] }
    : { faults: preset.faults.map((message) => ({ input, message })) };
}

function askedOf(fields: Fields): Asked {
  const { 'image-tag-mutability': mode, 'encryption-type': type, 'kms-key': key } = fields;
  return {
    tagMutability: mode && { mode, exclusions: fields['mutability-exclusions'] },
    scanOnPush: fields['scan-on-push'],
    encryption: type && { type, ...(key !== undefined && { key }) },
    tags: fields.tags,
  };
}
