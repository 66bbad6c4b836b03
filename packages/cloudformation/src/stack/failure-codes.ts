import type { AwsFailure } from '@iac/aws';

/** Why a stack was not brought to what is wanted. */
export const stackFailures = [
  'stack-busy',
  'stack-broken',
  'stack-protected',
  'stack-failed',
  'stack-vanished',
  'stack-unsettled',
  'change-set-failed',
  'change-set-moved',
  'replacement-refused',
  'drifted',
  'capability-missing',
  'limit-exceeded',
  'rejected-by-cloudformation',
] as const;
export type StackFailure = (typeof stackFailures)[number];
export type CloudFormationFailure = StackFailure | AwsFailure;
