import type { Output } from '../../service.ts';
import { boolean, string, structure } from '../../shapes/index.ts';
import { foundChangeSet } from '../change-sets/find.ts';
import { invalid } from '../errors.ts';
import { reads } from '../operation.ts';
import { pageOf } from '../page.ts';
import * as shapes from '../shapes.ts';
import type { StackEvent } from '../stacks/event.ts';
import { found } from '../stacks/find.ts';
import type { StackView } from '../stacks/stack.ts';
import type { StackList } from '../stacks/stacks.ts';

/** What happened to the stack and its resources, the newest first. Checks before deployment are not among it. */
export const describeStackEvents = reads({
  name: 'DescribeStackEvents',
  input: structure({ StackName: string({ min: 1 }) }, { NextToken: shapes.nextToken }),
  run({ StackName, NextToken: token }, { stacks, world }) {
    const stack = found(stacks, StackName);
    const told = stack.events.filter(({ status, validation }) => status !== undefined && validation === undefined);
    const { items, NextToken } = pageOf(told.toReversed(), token, world.settings.pageSize);
    return { StackEvents: items.map((event) => stackEvent(stack, event)), NextToken };
  },
});

/** All of that and more, grouped by operation: of one operation, one change set or one stack; the newest first. */
export const describeEvents = reads({
  name: 'DescribeEvents',
  input: structure(
    {},
    {
      StackName: shapes.stackName,
      ChangeSetName: shapes.changeSetNameOrId,
      OperationId: string({ min: 1 }),
      Filters: structure({}, { FailedEvents: boolean }),
      NextToken: shapes.nextToken,
    },
  ),
  run({ Filters, NextToken: token, ...asked }, { stacks, world }) {
    const failed = Filters?.FailedEvents ?? false;
    const told = eventsOf(stacks, asked).filter(({ event }) => !failed || isFailure(event));
    const { items, NextToken } = pageOf(told.toReversed(), token, world.settings.pageSize);
    return { OperationEvents: items.map(({ stack, event }) => operationEvent(stack, event)), NextToken };
  },
});

interface Asked {
  readonly StackName?: string;
  readonly ChangeSetName?: string;
  readonly OperationId?: string;
}

interface Told {
  readonly stack: StackView;
  readonly event: StackEvent;
}

function eventsOf(stacks: StackList, { StackName, ChangeSetName, OperationId }: Asked): readonly Told[] {
  const of = (stack: StackView) => stack.events.map((event) => ({ stack, event }));
  // A change set by its ARN only, whatever else is said: https://github.com/aws-cloudformation/cloudformation-cli/issues/1116
  if (ChangeSetName?.startsWith('arn:') === true) {
    const { stack, changeSet } = foundChangeSet({ ChangeSetName }, stacks);
    return of(stack).filter(({ event }) => event.operation.changeSetId === changeSet.id);
  }
  if (OperationId !== undefined) {
    const told = stacks.all().flatMap(of);
    return told.filter(({ event }) => event.operation.id === OperationId);
  }
  if (StackName === undefined) throw invalid('One of ChangeSetName, OperationId or StackName must be specified');
  return of(found(stacks, StackName));
}

function isFailure({ status, validation, hook, operationStatus }: StackEvent): boolean {
  if (validation !== undefined || hook !== undefined) return true;
  return (status?.endsWith('_FAILED') ?? false) || operationStatus === 'FAILED';
}

function stackEvent({ identity }: StackView, { hook, ...event }: StackEvent): Output {
  return {
    StackId: identity.id,
    StackName: identity.name,
    EventId: event.id,
    OperationId: event.operation.id,
    ...happened(event),
    ...(hook !== undefined && { ...hookOf({ hook }), HookInvocationId: hook.invocationId }),
  };
}

function happened(event: Omit<StackEvent, 'hook'>): Output {
  return {
    LogicalResourceId: event.logicalId,
    PhysicalResourceId: event.physicalId,
    ResourceType: event.type,
    Timestamp: event.at,
    ResourceStatus: event.status,
    ResourceStatusReason: event.reason,
    ResourceProperties: event.properties,
    ClientRequestToken: event.operation.token,
    DetailedStatus: event.detailedStatus,
  };
}

function hookOf({ hook }: Pick<StackEvent, 'hook'>): Output {
  if (hook === undefined) return {};
  return {
    HookType: hook.type,
    HookStatus: hook.status,
    HookStatusReason: hook.reason,
    HookInvocationPoint: 'PRE_PROVISION',
    HookFailureMode: hook.mode,
  };
}

function operationEvent({ identity }: StackView, event: StackEvent): Output {
  const { operation, validation, operationStatus } = event;
  return {
    EventId: event.id,
    StackId: identity.id,
    OperationId: operation.id,
    OperationType: operation.type,
    OperationStatus: operationStatus,
    EventType: typeOf(event),
    ...happened(event),
    StartTime: operationStatus === undefined ? undefined : operation.startedAt,
    EndTime: operationStatus === 'SUCCEEDED' || operationStatus === 'FAILED' ? event.at : undefined,
    ...hookOf(event),
    ...(validation !== undefined && {
      ValidationName: validation.name,
      ValidationStatus: 'FAILED',
      ValidationStatusReason: validation.reason,
      ValidationPath: validation.path,
      ValidationFailureMode: validation.mode,
    }),
  };
}

function typeOf({ operationStatus, validation, hook, status }: StackEvent): string {
  if (operationStatus !== undefined) return 'STACK_EVENT';
  if (validation !== undefined) return 'VALIDATION_ERROR';
  if (hook?.status === 'HOOK_COMPLETE_FAILED') return 'HOOK_INVOCATION_ERROR';
  return status?.endsWith('_FAILED') === true ? 'PROVISIONING_ERROR' : 'PROGRESS_EVENT';
}
