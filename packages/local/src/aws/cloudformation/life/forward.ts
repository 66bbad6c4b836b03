import type { EvaluatedResource } from '../evaluation.ts';
import type { Attempt } from './deploy.ts';
import { nestedDeployment } from './nested.ts';
import { creation, failureOf, modification, told, wait } from './resource-task.ts';
import { type Run, tell } from './run.ts';
import type { Task } from './runner.ts';

/** What is to be done on the way forward: every resource that is added, changed or imported. */
export function forwardTasks(attempt: Attempt): readonly Task[] {
  const { deployment } = attempt;
  const changed = new Map(deployment.changes.map((change) => [change.logicalId, change.action]));
  return [...deployment.after.resources.values()].flatMap((resource) => {
    const action = changed.get(resource.logicalId);
    const nested = resource.type === 'AWS::CloudFormation::Stack';
    if (action === undefined && !nested) return [];
    return [noted(attempt, taskOf(attempt, resource, action === 'Import'))];
  });
}

function taskOf({ run, before, deployment }: Attempt, resource: EvaluatedResource, imported: boolean): Task {
  if (imported) return importing(run, resource);
  // Of a stack whose creation failed, or was taken back, only what is really there can be changed.
  const there = run.stack.state.resources.get(resource.logicalId)?.physicalId !== undefined;
  const old = there ? before.evaluated?.resources.get(resource.logicalId) : undefined;
  if (resource.type === 'AWS::CloudFormation::Stack') return nestedDeployment(run, old, resource);
  if (old === undefined) return creation(run, resource);
  const refused = old.physicalId !== resource.physicalId && deployment.onFailure === 'keep';
  return modification(run, old, refused ? { ...resource, fails: noReplacement } : resource);
}

// https://github.com/aws/aws-cdk/issues/19240
const noReplacement = 'Replacement type updates not supported on stack with disable-rollback.';

function noted({ touched }: Attempt, task: Task): Task {
  return {
    ...task,
    begin(end) {
      touched.push(task.logicalId);
      task.begin(end);
    },
  };
}

function importing(run: Run, resource: EvaluatedResource): Task {
  const { logicalId } = resource;
  return {
    logicalId,
    after: resource.dependsOn,
    begin(end) {
      tell(run, resource, { status: 'IMPORT_IN_PROGRESS', reason: 'Resource import started.' });
      wait(run, resource, end);
    },
    finish() {
      const reason = failureOf(run, logicalId, 'create');
      if (reason === undefined) {
        run.stacks.strays.take(resource);
        return told(run, resource, { status: 'IMPORT_COMPLETE', reason: 'Resource import completed.' });
      }
      tell(run, resource, { status: 'IMPORT_FAILED', reason });
      return false;
    },
    cancel: () => tell(run, resource, { status: 'IMPORT_FAILED', reason: 'Resource import cancelled' }),
  };
}
