import type { Failure } from '../reasons.ts';

/** One request: the API's name of the operation, and what it is about in the caller's words. */
export interface Request {
  readonly operation: string;
  readonly subject: string;
  /** The account of the input registry-id, if it is set. */
  readonly account?: string;
}

export interface Cure {
  readonly code: Failure;
  readonly user: boolean;
  readonly problem: (request: Request, message: string) => string;
  readonly remedy: (request: Request) => string;
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
  problem: ({ operation, subject }, message) => `ECR did not answer ecr:${operation} on ${subject}: ${message}`,
  remedy: () => 'Several attempts were made. Check aws-region, the network and its proxy; then run this step again.',
};
export const overloaded: Cure = {
  ...unreachable,
  remedy: () => 'Several attempts were made; run this step again, it goes on where it stopped.',
};
export const rejected: Cure = {
  code: 'rejected-by-ecr',
  user: true,
  problem: ({ operation, subject }, message) => `ECR rejects ecr:${operation} on ${subject}: ${message}`,
  remedy: () => 'Correct the input that it speaks of.',
};

/** By the name of the error: the service's (https://docs.aws.amazon.com/AmazonECR/latest/APIReference/CommonErrors.html), or the SDK's own. */
export const cures: Readonly<Record<string, Cure>> = {
  CredentialsProviderError: {
    code: 'credentials-missing',
    user: true,
    problem: (_, message) => `There are no AWS credentials: ${message}`,
    remedy: () =>
      'Run aws-actions/configure-aws-credentials before this step; with a role it needs `permissions: id-token: write`.',
  },
  ExpiredTokenException: {
    code: 'credentials-expired',
    user: true,
    problem: (_, message) => `The AWS credentials have expired: ${message}`,
    remedy: () => 'Configure them right before this step, or ask for a longer role-duration-seconds.',
  },
  UnrecognizedClientException: refusedSignature,
  InvalidSignatureException: refusedSignature,
  InvalidClientTokenId: refusedSignature,
  IncompleteSignature: refusedSignature,
  MissingAuthenticationTokenException: refusedSignature,
  AccessDeniedException: {
    code: 'access-denied',
    user: true,
    problem: ({ operation, subject }, message) =>
      `The permission ecr:${operation} on ${subject} is missing: ${message}`,
    remedy: allow,
  },
  KmsException: {
    code: 'kms-refused',
    user: true,
    problem: ({ subject }, message) => `KMS refuses the key for ${subject}: ${message}`,
    remedy: () =>
      'Check that the key exists in this region, is enabled, and lets this role call kms:CreateGrant, kms:RetireGrant and kms:DescribeKey.',
  },
  LimitExceededException: {
    code: 'limit-exceeded',
    user: true,
    problem: ({ operation, subject }, message) => `A quota of ECR stops ecr:${operation} on ${subject}: ${message}`,
    remedy: () => 'Delete what is not needed, or ask for a higher quota in the Service Quotas console.',
  },
  RepositoryNotFoundException: {
    code: 'repository-vanished',
    user: false,
    problem: ({ operation, subject }) => `${subject} was gone when ecr:${operation} was called.`,
    remedy: () => 'Somebody deleted it while this step ran: run it again.',
  },
  InvalidParameterException: rejected,
  InvalidTagParameterException: rejected,
  TooManyTagsException: rejected,
  ValidationException: rejected,
  TimeoutError: unreachable,
  ThrottlingException: overloaded,
  TooManyRequestsException: overloaded,
  RequestLimitExceeded: overloaded,
  ServerException: overloaded,
  InternalFailure: overloaded,
  ServiceUnavailable: overloaded,
  ServiceUnavailableException: overloaded,
};

function allow({ operation, account }: Request): string {
  const cure = `Allow ecr:${operation} to the role that this job assumes (README, "Permissions").`;
  if (operation !== 'CreateRepository') return cure;
  if (account !== undefined)
    return `ECR makes repositories only in the account of the credentials: assume a role of account ${account} to make it there. ${cure}`;
  return `${cure} Tags at creation need ecr:TagResource too.`;
}
