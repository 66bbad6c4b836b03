import type { DeletionPolicy, EvaluatedResource } from '../evaluation.ts';
import type { Step } from '../failures.ts';
import { nestedRemoval } from './nested.ts';
import { failureOf, told, wait } from './resource-task.ts';
import { type Run, tell } from './run.ts';
import { Runner, type Task } from './runner.ts';

export interface Removal {
  readonly resource: EvaluatedResource;
  /** `Retain`: it stays in the account, and is only forgotten. */
  readonly policy: 'Delete' | 'Retain';
  /** Another resource has its logical id now. */
  readonly replaced?: boolean;
  readonly step: Step;
}

/** Deletes resources, each after all that depend on it, as many as can be; `finished` gets those that could not. */
export function removeAll(run: Run, removals: readonly Removal[], finished: (failed: readonly string[]) => void): void {
  const tasks = removals.map((removal) => task(run, removal, removals));
  const runner = new Runner(tasks, { onFailure: 'go-on', finished });
  run.stack.underWay = { stop: () => runner.cancel() };
  runner.start();
}

function task(run: Run, removal: Removal, all: readonly Removal[]): Task {
  const { resource, policy, replaced = false, step } = removal;
  const { logicalId } = resource;
  const after = all
    .filter((each) => each.resource.dependsOn.includes(logicalId))
    .map((each) => each.resource.logicalId);
  const eventOnly = replaced;
  if (policy === 'Retain')
    return {
      logicalId,
      after,
      begin: (end) => run.world.schedule.after(0, end),
      finish() {
        run.stacks.strays.add(resource);
        return told(run, resource, { status: 'DELETE_SKIPPED', eventOnly });
      },
      cancel: () => undefined,
    };
  const nested = nestedRemoval(run, resource);
  return {
    logicalId,
    after,
    begin(end) {
      tell(run, resource, { status: 'DELETE_IN_PROGRESS', eventOnly });
      if (nested === undefined) wait(run, resource, end);
      else nested.begin(end);
    },
    finish() {
      const reason = nested?.failure() ?? failureOf(run, logicalId, step);
      if (reason === undefined) return told(run, resource, { status: 'DELETE_COMPLETE', eventOnly });
      tell(run, resource, { status: 'DELETE_FAILED', reason, eventOnly });
      return false;
    },
    cancel: () => tell(run, resource, { status: 'DELETE_FAILED', reason: 'Resource deletion cancelled', eventOnly }),
  };
}

/** `The following resource(s) failed to delete: [A, B]. ` */
export function failedTo(what: 'create' | 'update' | 'delete' | 'import', ids: readonly string[]): string {
  return ids.length === 0 ? '' : `The following resource(s) failed to ${what}: [${ids.join(', ')}]. `;
}

/** What a policy means for a resource that goes; a snapshot is a deletion. */
export function kept(policy: DeletionPolicy): 'Delete' | 'Retain' {
  return policy === 'Retain' || policy === 'RetainExceptOnCreate' ? 'Retain' : 'Delete';
}
