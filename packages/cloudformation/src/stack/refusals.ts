import { ActionError, UserError } from '@iac/action-kit/errors';
import { placeWithin } from '../nested/nested-templates.ts';
import type { StackResource } from './cloudformation.ts';
import type { StackFailure } from './failure-codes.ts';
import type { ExistingStack, ResourceChange, WantedStack } from './stack.ts';
import { stateOf } from './states.ts';

export function beingBusy({ name, id, status }: ExistingStack): ActionError<StackFailure> {
  return new ActionError({
    code: 'stack-busy',
    problem: `${name} is ${status}: another operation is under way (${id}).`,
    remedy: 'Run this again when it has ended, or set on-busy to wait.',
  });
}

export function broken({ name, status, statusReason }: ExistingStack): UserError<StackFailure> {
  const why = statusReason === undefined ? '' : ` (${statusReason})`;
  return new UserError({
    code: 'stack-broken',
    problem: `${name} is ${status}${why}: its creation has failed, and CloudFormation lets one only delete it.`,
    remedy: 'Delete it, or set on-rollback-complete to recreate, and run this again.',
  });
}

export function isProtected({ name, status }: ExistingStack): UserError<StackFailure> {
  return new UserError({
    code: 'stack-protected',
    problem: `${name} is ${status} and must be deleted to go on, but its termination protection is on.`,
    remedy: 'Switch it off in the console if the stack may go, and run this again.',
  });
}

export function stuck({ name, status, statusReason }: ExistingStack): UserError<StackFailure> {
  const why = statusReason === undefined ? '' : ` (${statusReason})`;
  const remedy =
    status === 'DELETE_FAILED'
      ? 'Somebody wants it gone: delete it, with the resources that it could not delete retained if need be, then run this again.'
      : 'No update can lead out of this state: bring its resources in order in the console, then run this again.';
  return new UserError({ code: 'stack-broken', problem: `${name} is ${status}${why}.`, remedy });
}

/** What a recreated stack could not have again, because the old one has left it behind. */
export function leavesBehind(stack: ExistingStack, kept: readonly StackResource[]): UserError<StackFailure> {
  const names = kept.map(({ logicalId, physicalId }) => `${logicalId} (${physicalId ?? 'no name'})`).join(', ');
  return new UserError({
    code: 'stack-broken',
    problem: `${stack.name} is ${stack.status}, and deleting it would leave behind what its DeletionPolicy retained: ${names}.`,
    remedy:
      'Delete these resources if nothing needs them, or delete the stack and set import-existing; then run this again.',
  });
}

/** A replacement that fails while rollback is off leaves a stack that cannot be updated any more (https://github.com/aws/aws-cdk-cli/issues/1931). */
export function replacesWithoutRollback(
  { name, status }: ExistingStack,
  replaced: readonly ResourceChange[],
): UserError<StackFailure> {
  const names = replaced.map(({ logicalId }) => logicalId).join(', ');
  if (stateOf(status) !== 'forward')
    return new UserError({
      code: 'replacement-refused',
      problem: `CloudFormation replaces nothing while rollback is off, but the update of ${name} would replace ${names}.`,
      remedy: 'Set on-failure to rollback, or take the replacement out.',
    });
  return new UserError({
    code: 'replacement-refused',
    problem: `${name} is ${status}, so that it can only be updated with rollback off, but the update would replace ${names}.`,
    remedy: 'Roll the stack back in the console first, or take the replacement out.',
  });
}

/** What somebody has changed outside CloudFormation, each at its resource. */
export function drifted({ name, template }: WantedStack, found: readonly ResourceChange[]): UserError<StackFailure> {
  const faults = found.map(({ logicalId, type, physicalId, drift, details }) => {
    const what = drift === 'DELETED' ? 'deleted' : 'changed';
    const where = details.length === 0 ? '' : ` (${details.map(({ path }) => path).join(', ')})`;
    return {
      problem: `${name}: ${logicalId} (${[type, physicalId].filter(Boolean).join(' ')}) was ${what} outside CloudFormation${where}.`,
      at: placeWithin(template, [], ['Resources', logicalId]),
    };
  });
  return new UserError({
    code: 'drifted',
    problem: `${name} has drifted: ${found.map(({ logicalId }) => logicalId).join(', ')}.`,
    remedy: 'Nothing was changed. Bring the template in line with it, or leave fail-on-drift out to have it undone.',
    faults,
  });
}

export function vanished(name: string, what: string): ActionError<StackFailure> {
  return new ActionError({
    code: 'stack-vanished',
    problem: `${what} of ${name} was gone while this run worked with it.`,
    remedy: 'Somebody else has deleted it. Run this again: it starts from what is there.',
  });
}

export function nothingToMake({ name, template }: WantedStack): UserError<StackFailure> {
  return new UserError({
    code: 'change-set-failed',
    problem: `CloudFormation finds nothing to make for the new stack ${name}.`,
    remedy: 'The conditions of its resources are all false: give other parameters, or leave the template out.',
    at: { file: template.file },
  });
}

export function moved(name: string): ActionError<StackFailure> {
  return new ActionError({
    code: 'change-set-moved',
    problem: `CloudFormation does not execute the change set of ${name} any more.`,
    remedy: 'The stack has changed since it was made: run this again.',
  });
}

export function unsettled(name: string): ActionError<StackFailure> {
  return new ActionError({
    code: 'stack-unsettled',
    problem: `${name} changed its state again and again while this run tried to change it.`,
    remedy: 'Other runs are changing it too. Let them end, then run this again.',
  });
}
