import type { StackState } from './stack.ts';
import type { StackStatus } from './status.ts';

/** A stack of which there is nothing yet. */
export function emptyState(status: StackStatus, createdAt: Date): StackState {
  return {
    status,
    createdAt,
    outputs: [],
    resources: new Map(),
    capabilities: [],
    notificationArns: [],
    terminationProtection: false,
    disableRollback: false,
    operations: [],
    drift: 'NOT_CHECKED',
  };
}
