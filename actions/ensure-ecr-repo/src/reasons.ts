/** The closed lists behind the outputs `outcome` and `reason`; action.yml names every one of them. */
export const outcomes = ['created', 'changed', 'unchanged', 'planned', 'failed'] as const;
export type Outcome = (typeof outcomes)[number];

export const successes = ['repository-created', 'settings-changed', 'nothing-to-do', 'steps-planned'] as const;

export const failures = [
  'invalid-input',
  'region-missing',
  'credentials-missing',
  'credentials-expired',
  'credentials-refused',
  'access-denied',
  'encryption-differs',
  'too-many-tags',
  'kms-refused',
  'limit-exceeded',
  'rejected-by-ecr',
  'repository-vanished',
  'race-unsettled',
  'aws-unavailable',
  'aws-error',
] as const;
export type Failure = (typeof failures)[number];
