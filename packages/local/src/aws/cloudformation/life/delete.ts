import type { EvaluatedResource } from '../evaluation.ts';
import { inUse } from '../stacks/exports.ts';
import { failedTo, kept, removeAll } from './removal.ts';
import { afterOperation, become, ended, type Run } from './run.ts';

export interface Deletion {
  /** RetainResources: they stay, and the stack goes. */
  readonly retain?: readonly string[];
  /** FORCE_DELETE_STACK: what cannot be deleted stays, and the stack goes. */
  readonly force?: boolean;
  /** The stack is not wanted any more because it could not be created: the same, with this reason. */
  readonly reason?: string;
  readonly finished?: (failed: boolean) => void;
}

/** Deletes a stack; a stack whose exports are imported stays as it is and says why. */
export function deleteStack(run: Run, deletion: Deletion = {}): void {
  const { stack, stacks } = run;
  const { status } = stack.state;
  stack.underWay?.stop();
  for (const id of stack.changeSets.keys()) stack.drop(id);
  const used = inUse(stacks, stack.state.outputs, []);
  if (used !== undefined) {
    // No DELETE_FAILED: the status from before with the reason (https://github.com/aws/aws-cdk/issues/604).
    become(run, status, { reason: used });
    ended(run, 'FAILED');
    deletion.finished?.(true);
    return;
  }
  become(run, 'DELETE_IN_PROGRESS', { reason: deletion.reason ?? 'User Initiated' });
  const retain = deletion.retain ?? [];
  const removals = present(run).map((resource) => ({
    resource,
    policy: retain.includes(resource.logicalId) ? ('Retain' as const) : kept(resource.deletionPolicy),
    step: 'delete' as const,
  }));
  removeAll(run, removals, (failed) => afterOperation(run, () => over(run, deletion, failed)));
}

/** The resources of a stack that are there. */
export function present({ stack }: Pick<Run, 'stack'>): readonly EvaluatedResource[] {
  const { resources, evaluated } = stack.state;
  return [...(evaluated?.resources.values() ?? [])].filter(({ logicalId }) => {
    const known = resources.get(logicalId);
    return known?.physicalId !== undefined && !/^DELETE_(COMPLETE|SKIPPED)$/.test(known.status);
  });
}

function over(run: Run, { force = false, finished }: Deletion, failed: readonly string[]): void {
  const { stack, world } = run;
  if (failed.length > 0 && !force) {
    become(run, 'DELETE_FAILED', { reason: failedTo('delete', failed) });
    ended(run, 'FAILED');
  } else {
    become(run, 'DELETE_COMPLETE', { deletedAt: world.schedule.time, outputs: [] });
    ended(run, 'SUCCEEDED');
  }
  finished?.(stack.state.status !== 'DELETE_COMPLETE');
}
