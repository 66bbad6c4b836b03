import type { EvaluatedResource } from '../evaluation.ts';
import type { Back } from './back.ts';
import { deleteStack, present } from './delete.ts';
import { failedTo, removeAll } from './removal.ts';
import { afterOperation, become, ended } from './run.ts';

interface How {
  readonly reason: string | undefined;
  /** OnStackFailure DELETE. */
  readonly thenDelete: boolean;
}

/** Deletes what a failed creation has made. */
export function rollBackCreation({ run, finished }: Back, { reason, thenDelete }: How): void {
  if (thenDelete) {
    deleteStack(run, {
      finished,
      ...(reason !== undefined && { reason: `${reason}Delete requested by user.` }),
    });
    return;
  }
  const { state } = run.stack;
  become(run, 'ROLLBACK_IN_PROGRESS', { reason: reason === undefined ? 'User Initiated' : requested(reason) });
  const removals = present(run).map((resource) => ({
    resource,
    policy: policyOf(resource, state.retainExceptOnCreate === true),
    step: 'rollback' as const,
  }));
  removeAll(run, removals, (failed) =>
    afterOperation(run, () => {
      if (failed.length > 0) become(run, 'ROLLBACK_FAILED', { reason: failedTo('delete', failed) });
      else become(run, 'ROLLBACK_COMPLETE');
      ended(run, failed.length > 0 ? 'FAILED' : 'SUCCEEDED');
      finished();
    }),
  );
}

function requested(reason: string): string {
  return `${reason.trimEnd()} Rollback requested by user.`;
}

// RetainExceptOnCreate, of the resource or of the whole call, deletes what this very operation has created.
function policyOf({ deletionPolicy }: EvaluatedResource, exceptOnCreate: boolean): 'Delete' | 'Retain' {
  return deletionPolicy === 'Retain' && !exceptOnCreate ? 'Retain' : 'Delete';
}
