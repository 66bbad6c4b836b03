import type { StackStatus } from './stack.ts';

/**
 * What may be done with a stack in each state. `forward`: its rollback was switched off, so that it can only be updated with rollback
 * off (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-failure-options.html). `never-worked`: its creation
 * failed, and all that CloudFormation lets one do is to delete it.
 */
export type State = 'absent' | 'shell' | 'busy' | 'settled' | 'forward' | 'never-worked' | 'rollback-failed' | 'stuck';

const states: Readonly<Record<StackStatus, State>> = {
  CREATE_IN_PROGRESS: 'busy',
  CREATE_FAILED: 'forward',
  CREATE_COMPLETE: 'settled',
  ROLLBACK_IN_PROGRESS: 'busy',
  ROLLBACK_FAILED: 'never-worked',
  ROLLBACK_COMPLETE: 'never-worked',
  DELETE_IN_PROGRESS: 'busy',
  DELETE_FAILED: 'stuck',
  DELETE_COMPLETE: 'absent',
  UPDATE_IN_PROGRESS: 'busy',
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: 'busy',
  UPDATE_COMPLETE: 'settled',
  UPDATE_FAILED: 'forward',
  UPDATE_ROLLBACK_IN_PROGRESS: 'busy',
  UPDATE_ROLLBACK_FAILED: 'rollback-failed',
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: 'busy',
  UPDATE_ROLLBACK_COMPLETE: 'settled',
  REVIEW_IN_PROGRESS: 'shell',
  IMPORT_IN_PROGRESS: 'busy',
  IMPORT_COMPLETE: 'settled',
  IMPORT_ROLLBACK_IN_PROGRESS: 'busy',
  IMPORT_ROLLBACK_FAILED: 'stuck',
  IMPORT_ROLLBACK_COMPLETE: 'settled',
};

export function stateOf(status: StackStatus): State {
  return states[status];
}

/** Whether an operation that ended in this status did what it was asked to. */
export function succeeded(status: StackStatus): boolean {
  return status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE' || status === 'IMPORT_COMPLETE';
}
