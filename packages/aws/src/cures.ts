import type { AwsFailure } from './failure-codes.ts';

/** One request: the service, the API's name of the operation, and what it is about in the caller's words. */
export interface Request {
  /** As people call it: `ECR`. */
  readonly service: string;
  /** As IAM calls it: `ecr`. */
  readonly prefix: string;
  readonly operation: string;
  readonly subject: string;
}

/** What the error of one name means to the caller. */
export interface Cure<Code extends string = AwsFailure, Asked extends Request = Request> {
  readonly code: Code;
  /** The caller can mend it. */
  readonly user: boolean;
  readonly problem: (request: Asked, message: string) => string;
  readonly remedy: (request: Asked) => string;
}

const refusedSignature: Cure = {
  code: 'credentials-refused',
  user: true,
  problem: (_, message) => `AWS does not accept the credentials: ${message}`,
  remedy: () => 'Check the role or key of the step that configures them, and the clock of a self-hosted runner.',
};
export const unreachable: Cure = {
  code: 'aws-unavailable',
  user: false,
  problem: ({ service, prefix, operation, subject }, message) =>
    `${service} did not answer ${prefix}:${operation} on ${subject}: ${message}`,
  remedy: () => 'Several attempts were made. Check aws-region, the network and its proxy; then run this step again.',
};
export const overloaded: Cure = {
  ...unreachable,
  remedy: () => 'Several attempts were made; run this step again, it goes on where it stopped.',
};
/** What came is no answer of the service's, whatever its status. */
export const foreign = (status: number): Cure => ({
  ...unreachable,
  problem: ({ service, prefix, operation, subject }) =>
    `${service} did not answer ${prefix}:${operation} on ${subject}: what came, with HTTP ${String(status)}, is not in the form of its answers.`,
  remedy: () =>
    'A proxy or gateway may have answered instead: check HTTPS_PROXY, NO_PROXY and AWS_ENDPOINT_URL; then run this step again.',
});
export const missingCredentials: Cure = {
  code: 'credentials-missing',
  user: true,
  problem: (_, message) => `There are no AWS credentials: ${message}`,
  remedy: () =>
    'Run aws-actions/configure-aws-credentials before this step; with a role it needs `permissions: id-token: write`.',
};
const expired: Cure = {
  code: 'credentials-expired',
  user: true,
  problem: (_, message) => `The AWS credentials have expired: ${message}`,
  remedy: () => 'Configure them right before this step, or ask for a longer role-duration-seconds.',
};
const denied: Cure = {
  code: 'access-denied',
  user: true,
  problem: ({ prefix, operation, subject }, message) =>
    `The permission ${prefix}:${operation} on ${subject} is missing: ${message}`,
  remedy: ({ prefix, operation }) =>
    `Allow ${prefix}:${operation} to the role that this job assumes (README, "Permissions").`,
};

/**
 * By the name of the error, the service's or the SDK's own. Services of the JSON protocols say ExpiredTokenException where those of
 * the query protocol, as CloudFormation, say ExpiredToken
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html).
 */
export const cures: Readonly<Record<string, Cure>> = {
  CredentialsProviderError: missingCredentials,
  ExpiredTokenException: expired,
  ExpiredToken: expired,
  RequestExpired: expired,
  UnrecognizedClientException: refusedSignature,
  InvalidSignatureException: refusedSignature,
  SignatureDoesNotMatch: refusedSignature,
  InvalidClientTokenId: refusedSignature,
  IncompleteSignature: refusedSignature,
  MissingAuthenticationTokenException: refusedSignature,
  MissingAuthenticationToken: refusedSignature,
  AccessDeniedException: denied,
  AccessDenied: denied,
  TimeoutError: unreachable,
  Throttling: overloaded,
  ThrottlingException: overloaded,
  TooManyRequestsException: overloaded,
  RequestLimitExceeded: overloaded,
  ServerException: overloaded,
  InternalFailure: overloaded,
  InternalError: overloaded,
  ServiceUnavailable: overloaded,
  ServiceUnavailableException: overloaded,
};
