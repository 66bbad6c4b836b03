import type { Location } from '@iac/action-kit/errors';
import { placeWithin } from '../nested/nested-templates.ts';
import type { Template } from '../template/template.ts';
import type { Cause, StackEvent } from './stack.ts';
import { nestedStack } from './stream.ts';

/**
 * PURE: the first thing that really failed, through nested stacks; undefined: nothing did. `events`: of one operation, oldest first.
 * What follows a failure (other resources cancelled, a rollback that fails too) is later than it.
 */
export function causeOf(events: readonly StackEvent[], stackId: string): Cause | undefined {
  return inStack(events, stackId, []);
}

function inStack(events: readonly StackEvent[], stackId: string, nested: readonly string[]): Cause | undefined {
  const own = events.filter((event) => event.stackId === stackId);
  const failed = own.filter((event) => isFailure(event) && event.physicalId !== stackId);
  for (const event of failed) {
    const child = nestedStack(event);
    const deeper = child === undefined ? undefined : inStack(events, child, [...nested, event.logicalId]);
    if (deeper !== undefined) return deeper;
    return byHook(own, event, nested) ?? byResource(event, nested);
  }
  // A stack that stops before any resource of it does: a quota, a role that may not be assumed.
  const itself = own.find((event) => event.physicalId === stackId && event.reason !== undefined && isBad(event.status));
  return itself && byResource(itself, nested);
}

function isFailure({ status, reason = '' }: StackEvent): boolean {
  return status.endsWith('_FAILED') && !isCancelled(reason);
}

function isBad(status: string): boolean {
  return status.endsWith('_FAILED') || status.endsWith('ROLLBACK_IN_PROGRESS');
}

/** What CloudFormation says of resources that it stopped because another one failed: `Resource creation cancelled`, and update and deletion. */
function isCancelled(reason: string): boolean {
  return /^Resource (creation|update|deletion|import) cancelled/i.test(reason);
}

function byHook(events: readonly StackEvent[], failed: StackEvent, nested: readonly string[]): Cause | undefined {
  const hook = events.find(
    (event) =>
      event.logicalId === failed.logicalId &&
      event.hook?.status.endsWith('FAILED') &&
      event.hook.failureMode !== 'WARN',
  )?.hook;
  if (hook === undefined) return undefined;
  const reason = `The hook ${hook.type} refuses it: ${hook.reason ?? failed.reason ?? 'it says nothing'}`;
  return { ...byResource(failed, nested), kind: 'hook', reason };
}

function byResource(
  { stackName, logicalId, type, reason = 'CloudFormation says nothing.' }: StackEvent,
  nested: readonly string[],
): Cause {
  const propertyPath = propertyIn(reason, logicalId);
  return {
    kind: 'resource',
    stackName,
    nested,
    logicalId,
    type,
    ...(propertyPath !== undefined && { propertyPath }),
    reason,
  };
}

/** Resource types of the registry name the property as a JSON pointer: `Model validation failed (#/KeySchema/0: ...)`. It only finds the line. */
function propertyIn(reason: string, logicalId: string): string | undefined {
  const pointer = /\(#((?:\/[\w-]+)+):/.exec(reason)?.[1];
  return pointer === undefined ? undefined : `/Resources/${logicalId}/Properties${pointer}`;
}

/** Where a cause stands: for one in a nested stack, in that stack's file; where that is none of ours, the resource that nests it. */
export function causeLocation(template: Template, { nested, logicalId, propertyPath }: Cause): Location {
  const steps = propertyPath?.split('/').filter((step) => step !== '');
  if (steps !== undefined)
    return placeWithin(
      template,
      nested,
      steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
    );
  return placeWithin(template, nested, logicalId === undefined ? [] : ['Resources', logicalId]);
}
