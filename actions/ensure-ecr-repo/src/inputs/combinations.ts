import type { InputFault, RawInputs } from '@iac/action-kit';

/** Faults of inputs that are each well formed but do not go together. */
export function combinationFaults(raw: RawInputs): InputFault[] {
  return [...exclusionFaults(raw), ...keyFaults(raw)];
}

function exclusionFaults(raw: RawInputs): InputFault[] {
  const mutability = raw['image-tag-mutability'] ?? '';
  const exclusions = raw['mutability-exclusions'] ?? '';
  if (exclusions !== '' && !mutability.endsWith('_WITH_EXCLUSION')) {
    const wanted = mutability === '' ? 'IMMUTABLE_WITH_EXCLUSION' : `${mutability}_WITH_EXCLUSION`;
    return [{ input: 'mutability-exclusions', message: `takes effect only with image-tag-mutability: ${wanted}` }];
  }
  if (exclusions === '' && mutability.endsWith('_WITH_EXCLUSION'))
    return [{ input: 'image-tag-mutability', message: `${mutability} needs mutability-exclusions: one filter a line` }];
  return [];
}

function keyFaults(raw: RawInputs): InputFault[] {
  const type = raw['encryption-type'] ?? '';
  if ((raw['kms-key'] ?? '') === '' || type.startsWith('KMS')) return [];
  return [{ input: 'kms-key', message: 'takes effect only with encryption-type: KMS or KMS_DSSE' }];
}
