import type { HookAnnotation } from '../failures.ts';
import type { ResourceStatus, StackStatus } from './status.ts';

export type OperationType =
  'CREATE_STACK' | 'UPDATE_STACK' | 'DELETE_STACK' | 'CONTINUE_ROLLBACK' | 'ROLLBACK' | 'CREATE_CHANGESET';

/** One thing that is done to a stack; an automatic rollback is one of its own. */
export interface Operation {
  readonly id: string;
  readonly type: OperationType;
  /** ClientRequestToken. */
  readonly token?: string;
  /** Of CREATE_CHANGESET. */
  readonly changeSetId?: string;
  readonly startedAt: Date;
}

/** Something that happened in a stack, as DescribeStackEvents and DescribeEvents tell it, each in its own way. */
export interface StackEvent {
  readonly id: string;
  readonly at: Date;
  readonly operation: Operation;
  /** Of DescribeEvents alone: the operation itself began, or ended so. */
  readonly operationStatus?: 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED';
  readonly logicalId?: string;
  readonly physicalId?: string;
  readonly type?: string;
  readonly status?: ResourceStatus | StackStatus;
  readonly reason?: string;
  /** As JSON. */
  readonly properties?: string;
  readonly detailedStatus?: 'CONFIGURATION_COMPLETE' | 'VALIDATION_FAILED';
  readonly hook?: HookEvent;
  readonly validation?: ValidationEvent;
}

export interface HookEvent {
  readonly type: string;
  readonly status: 'HOOK_IN_PROGRESS' | 'HOOK_COMPLETE_SUCCEEDED' | 'HOOK_COMPLETE_FAILED' | 'HOOK_FAILED';
  readonly reason?: string;
  readonly mode: 'FAIL' | 'WARN';
  readonly invocationId: string;
  readonly annotations: readonly HookAnnotation[];
}

export interface ValidationEvent {
  readonly name: string;
  readonly mode: 'FAIL' | 'WARN';
  readonly reason: string;
  readonly path: string;
}
