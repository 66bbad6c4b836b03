import type { CloudFormation } from '../cloudformation.ts';
import type { EvaluatedResource } from '../evaluation.ts';
import { deterministicUuid } from '../uuid.ts';
import type { HookEvent, Operation, OperationType } from '../stacks/event.ts';
import type { ResourceState, Stack, StackState } from '../stacks/stack.ts';
import type { Stacks } from '../stacks/stacks.ts';
import type { ResourceStatus, StackStatus } from '../stacks/status.ts';

/** One operation on one stack, while it runs. */
export interface Run {
  readonly world: CloudFormation;
  readonly stacks: Stacks;
  readonly stack: Stack;
  readonly operation: Operation;
}

/** Another operation of the same stack, from now on the newest. */
export function begun(
  { changeSetId, ...run }: Omit<Run, 'operation'> & { readonly changeSetId?: string },
  type: OperationType,
  token?: string,
): Run {
  const { stack, world } = run;
  const { operations } = stack.state;
  const seed = `${stack.identity.id} ${String(stack.events.length)} ${type}`;
  const operation: Operation = {
    id: deterministicUuid(seed),
    type,
    startedAt: world.schedule.time,
    ...(token !== undefined && { token }),
    ...(changeSetId !== undefined && { changeSetId }),
  };
  stack.change({ operations: [operation, ...operations].slice(0, 10) });
  if (type !== 'CREATE_CHANGESET') stack.current = operation.id;
  stack.tell({ at: world.schedule.time, operation, operationStatus: 'IN_PROGRESS' });
  return { ...run, operation };
}

/** The operation is over. */
export function ended({ stack, world, operation }: Run, operationStatus: 'SUCCEEDED' | 'FAILED'): void {
  if (stack.current === operation.id) {
    stack.underWay = undefined;
    stack.current = undefined;
  }
  stack.tell({ at: world.schedule.time, operation, operationStatus });
}

/** The stack's state, with its event. */
export function become(run: Run, status: StackStatus, change: Partial<StackState> = {}): void {
  const { stack, world, operation } = run;
  const { id, name } = stack.identity;
  const { reason } = change;
  stack.change({ ...change, status, reason });
  const type = 'AWS::CloudFormation::Stack';
  stack.tell({
    at: world.schedule.time,
    operation,
    logicalId: name,
    physicalId: id,
    type,
    status,
    ...(reason !== undefined && { reason }),
  });
}

interface Told {
  readonly status: ResourceStatus;
  readonly reason?: string | undefined;
  /** Default the resource's own; none yet while it is made. */
  readonly physicalId?: string | undefined;
  /** The stack's list of resources stays as it is: an old one goes, and another has its logical id. */
  readonly eventOnly?: boolean;
  readonly detailedStatus?: 'CONFIGURATION_COMPLETE';
  readonly hook?: HookEvent;
}

/** A resource's state, with its event. */
export function tell(run: Run, resource: EvaluatedResource, told: Told): void {
  const { stack, world, operation } = run;
  const at = world.schedule.time;
  const { logicalId, type } = resource;
  const { status, reason, detailedStatus, hook } = told;
  const physicalId = 'physicalId' in told ? told.physicalId : resource.physicalId;
  const said = { logicalId, type, status, at, ...(reason !== undefined && { reason }) };
  if (told.eventOnly !== true) keep(stack, { ...said, ...(physicalId !== undefined && { physicalId }) });
  stack.tell({
    ...said,
    ...(detailedStatus !== undefined && { detailedStatus }),
    ...(hook !== undefined && { hook }),
    operation,
    physicalId: physicalId ?? '',
    properties: JSON.stringify(resource.properties),
  });
}

function keep(stack: Stack, resource: ResourceState): void {
  stack.change({ resources: new Map([...stack.state.resources, [resource.logicalId, resource]]) });
}

/** Waits until the operation has taken as long as it must, then goes on; returns at once. */
export function afterOperation(run: Run, go: () => void): void {
  const { world, operation } = run;
  const { schedule, settings } = world;
  const passed = schedule.time.getTime() - operation.startedAt.getTime();
  after(run, Math.max(0, settings.durations.operation - passed), go);
}

/** Goes on after so many milliseconds, if the operation is not superseded until then. */
export function after({ world, stack, operation }: Run, milliseconds: number, go: () => void): void {
  world.schedule.after(milliseconds, () => {
    if (stack.current === operation.id) go();
  });
}

/** An update's removals are told in events; the list of resources does not name them afterwards. */
export function forgetDeleted({ stack }: Run): void {
  const there = [...stack.state.resources].filter(
    ([, { status }]) => !/^(DELETE_(COMPLETE|SKIPPED)|IMPORT_ROLLBACK_COMPLETE)$/.test(status),
  );
  stack.change({ resources: new Map(there) });
}
