import type { AwsFailure, Cure, Request as AwsRequest } from '@iac/aws';
import type { Failure } from '../reasons.ts';

/** One request to ECR. */
export interface Request extends AwsRequest {
  /** The account of the input registry-id, if it is set. */
  readonly account?: string;
}

/** `subject`: what the request is about in the caller's words. */
export function toEcr(operation: string, subject: string): Request {
  return { service: 'ECR', prefix: 'ecr', operation, subject };
}

type OwnCure = Cure<Exclude<Failure, AwsFailure> | 'access-denied', Request>;

const rejected: OwnCure = {
  code: 'rejected-by-ecr',
  user: true,
  problem: ({ operation, subject }, message) => `ECR rejects ecr:${operation} on ${subject}: ${message}`,
  remedy: () => 'Correct the input that it speaks of.',
};

/** By the name of ECR's error (https://docs.aws.amazon.com/AmazonECR/latest/APIReference/CommonErrors.html). */
export const cures: Readonly<Record<string, OwnCure>> = {
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
};

function allow({ operation, account }: Request): string {
  const cure = `Allow ecr:${operation} to the role that this job assumes (README, "Permissions").`;
  if (operation !== 'CreateRepository') return cure;
  if (account !== undefined)
    return `ECR makes repositories only in the account of the credentials: assume a role of account ${account} to make it there. ${cure}`;
  return `${cure} Tags at creation need ecr:TagResource too.`;
}
