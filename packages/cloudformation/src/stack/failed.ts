import { ActionError, isActionError, UserError } from '@iac/action-kit/errors';
import { causeLocation } from './cause.ts';
import type { StackFailure } from './failure-codes.ts';
import type { StackOutcome } from './outcome.ts';
import type { Cause, ExistingStack, WantedStack } from './stack.ts';

type Failed = Extract<StackOutcome, { kind: 'failed' }>;

/** An operation of ours that ended badly. */
export function operationFailed({ template }: WantedStack, stack: ExistingStack, cause: Cause | undefined): Failed {
  const known = cause ?? unknownCause(stack);
  const error = new UserError<StackFailure>({
    code: 'stack-failed',
    problem: `${stack.name} is ${stack.status}: ${sentence(known)}`,
    remedy: 'Correct the template or its parameters and run this again.',
    faults: [{ problem: `${stack.name}: ${sentence(known)}`, at: causeLocation(template, known) }],
  });
  return { kind: 'failed', error, cause: known, stackId: stack.id };
}

function unknownCause({ name, statusReason }: ExistingStack): Cause {
  return { kind: 'resource', stackName: name, nested: [], reason: statusReason ?? 'CloudFormation does not say why.' };
}

/** A change set that CloudFormation could not make. */
export function changeSetFailed(
  { name, template }: WantedStack,
  causes: readonly [Cause, ...Cause[]],
  stackId: string,
): Failed {
  const error = new UserError<StackFailure>({
    code: 'change-set-failed',
    problem: `CloudFormation cannot make a change set for ${name}: ${sentence(causes[0])}`,
    remedy: 'Correct the template or its parameters. Nothing was changed.',
    faults: causes.map((cause) => ({ problem: `${name}: ${sentence(cause)}`, at: causeLocation(template, cause) })),
  });
  return { kind: 'failed', error, cause: causes[0], stackId };
}

function sentence({ nested, logicalId, type, reason }: Cause): string {
  if (logicalId === undefined) return reason;
  const where = [...nested, logicalId].join(' > ');
  return `${where}${type === undefined ? '' : ` (${type})`}: ${reason}`;
}

/** Something that happened while an operation was under way: it goes on without us. */
export function interrupted(error: unknown, stackId: string): Failed {
  if (!isActionError(error)) throw error;
  const told = new ActionError({
    code: error.code,
    problem: `${error.problem} CloudFormation goes on with ${stackId}.`,
    remedy: `${error.remedy} The next run waits for what is under way and goes on from there.`,
    cause: error,
  });
  return { kind: 'failed', error: told, stackId };
}
