/** Why AWS could not be asked, or would not do it: what every service has in common. */
export const awsFailures = [
  'invalid-input',
  'region-missing',
  'credentials-missing',
  'credentials-expired',
  'credentials-refused',
  'access-denied',
  'aws-unavailable',
  'aws-error',
] as const;
export type AwsFailure = (typeof awsFailures)[number];
