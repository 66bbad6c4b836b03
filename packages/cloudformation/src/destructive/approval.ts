import { changePath } from '../stack/change-path.ts';
import type { ResourceChange } from '../stack/stack.ts';

/** Which of a stack's destructive changes may happen, and which entries of approve-destructive said so. */
export interface Approval {
  readonly refused: readonly ResourceChange[];
  readonly used: readonly string[];
}

/** Entries are `LogicalId`, for every stack, or `stack/LogicalId`; in a nested stack `Child/LogicalId`, `stack/Child/LogicalId`. */
export function approve(changes: readonly ResourceChange[], approved: readonly string[], stackName: string): Approval {
  const names = (change: ResourceChange): string[] => [changePath(change), `${stackName}/${changePath(change)}`];
  return {
    refused: changes.filter((change) => !names(change).some((name) => approved.includes(name))),
    used: approved.filter((entry) => changes.some((change) => names(change).includes(entry))),
  };
}
