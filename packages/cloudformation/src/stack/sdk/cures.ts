import type { Cure } from '@iac/aws';
import type { StackFailure } from '../failure-codes.ts';

const rejected: Cure<StackFailure> = {
  code: 'rejected-by-cloudformation',
  user: true,
  problem: ({ operation, subject }, message) =>
    `CloudFormation rejects cloudformation:${operation} on ${subject}: ${message}`,
  remedy: () => 'Correct what it speaks of: the template, its parameters or the inputs.',
};
const moved: Cure<StackFailure> = {
  code: 'change-set-moved',
  user: false,
  problem: ({ operation, subject }, message) =>
    `CloudFormation does not carry out cloudformation:${operation} on ${subject} any more: ${message}`,
  remedy: () => 'The stack has changed since the change set was made: run this again.',
};
const capability: Cure<StackFailure> = {
  code: 'capability-missing',
  user: true,
  problem: ({ subject }, message) => `CloudFormation wants ${subject} to be acknowledged: ${message}`,
  remedy: () => 'Name the capability in the input capabilities.',
};
const limit: Cure<StackFailure> = {
  code: 'limit-exceeded',
  user: true,
  problem: ({ operation, subject }, message) =>
    `A quota of CloudFormation stops cloudformation:${operation} on ${subject}: ${message}`,
  remedy: () => 'Delete what is not needed, or ask for a higher quota in the Service Quotas console.',
};

/** By the name of CloudFormation's error: as the SDK has it, or as it comes where an operation's model does not list it. */
export const cures: Readonly<Record<string, Cure<StackFailure>>> = {
  ValidationError: rejected,
  ValidationException: rejected,
  AlreadyExistsException: rejected,
  InvalidChangeSetStatusException: moved,
  InvalidChangeSetStatus: moved,
  ChangeSetNotFoundException: moved,
  ChangeSetNotFound: moved,
  InsufficientCapabilitiesException: capability,
  LimitExceededException: limit,
};

/** Sent in answer to everything that names a change set that is not there (any more). */
export const noChangeSet = ['ChangeSetNotFoundException', 'ChangeSetNotFound'] as const;
