import type { EvaluatedResource } from '../evaluation.ts';
import type { StackState } from '../stacks/stack.ts';
import type { Back } from './back.ts';
import { nestedRollback } from './nested.ts';
import { failedTo, type Removal, removeAll } from './removal.ts';
import { failureOf, told, wait } from './resource-task.ts';
import { afterOperation, become, ended, forgetDeleted, type Run, tell } from './run.ts';
import { Runner, type Task } from './runner.ts';

interface How {
  readonly reason: string;
  /** ResourcesToSkip: told to be as before, whatever they are. */
  readonly skipped: readonly string[];
}

/** Takes an update back: changed resources to what they were, then new ones away. May be called again where it failed. */
export function rollBackUpdate(back: Back, { reason, skipped }: How): void {
  const { attempt, run, finished } = back;
  const { stack } = run;
  const imported = attempt.deployment.kind === 'IMPORT';
  const prefix = imported ? 'IMPORT_ROLLBACK' : 'UPDATE_ROLLBACK';
  become(run, `${prefix}_IN_PROGRESS`, { ...restored(attempt.before), reason });
  const runner = new Runner(imported ? letGo(back) : changedBack(back, skipped), {
    onFailure: 'go-on',
    finished(failed) {
      if (failed.length > 0) {
        become(run, `${prefix}_FAILED`, { reason: failedTo(imported ? 'import' : 'update', failed) });
        ended(run, 'FAILED');
        finished();
        return;
      }
      if (!imported) become(run, 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
      removeAll(run, imported ? [] : made(back), () => afterOperation(run, () => complete(back, prefix)));
    },
  });
  stack.underWay = { stop: () => runner.cancel() };
  runner.start();
}

function complete({ run, finished }: Back, prefix: 'IMPORT_ROLLBACK' | 'UPDATE_ROLLBACK'): void {
  forgetDeleted(run);
  become(run, `${prefix}_COMPLETE`);
  ended(run, 'SUCCEEDED');
  finished();
}

/** What a stack has back at once when an update is taken back. */
function restored(before: StackState): Partial<StackState> {
  const { template, evaluated, capabilities, notificationArns, outputs, roleArn } = before;
  return { template, evaluated, capabilities, notificationArns, outputs, roleArn };
}

function changedBack({ attempt, run }: Back, skipped: readonly string[]): readonly Task[] {
  const old = attempt.before.evaluated?.resources;
  return attempt.touched.flatMap((id) => {
    const resource = old?.get(id);
    if (resource === undefined || isBack(run, id)) return [];
    return [
      skipped.includes(id)
        ? skip(run, resource)
        : resource.type === 'AWS::CloudFormation::Stack'
          ? nestedRollback(run, resource)
          : change(run, resource),
    ];
  });
}

/** Whether this rollback, begun again, has it behind it. */
function isBack({ stack, operation }: Run, logicalId: string): boolean {
  const last = stack.events.findLast((event) => event.logicalId === logicalId && event.operation.id !== operation.id);
  const { type } = last?.operation ?? {};
  return last?.status === 'UPDATE_COMPLETE' && (type === 'ROLLBACK' || type === 'CONTINUE_ROLLBACK');
}

/** What was imported is no longer the stack's; it stays as it is. */
function letGo({ attempt, run }: Back): readonly Task[] {
  const { resources } = attempt.deployment.after;
  return attempt.touched.flatMap((id) => {
    const resource = resources.get(id);
    return resource === undefined || attempt.before.resources.has(id) ? [] : [forgetting(run, resource)];
  });
}

function forgetting(run: Run, resource: EvaluatedResource): Task {
  const { logicalId } = resource;
  return {
    logicalId,
    after: [],
    begin(end) {
      tell(run, resource, { status: 'IMPORT_ROLLBACK_IN_PROGRESS' });
      wait(run, resource, end);
    },
    finish() {
      const reason = failureOf(run, logicalId, 'rollback');
      tell(run, resource, { status: `IMPORT_ROLLBACK_${reason === undefined ? 'COMPLETE' : 'FAILED'}`, reason });
      return reason === undefined;
    },
    cancel: () => undefined,
  };
}

function change(run: Run, resource: EvaluatedResource): Task {
  const { logicalId } = resource;
  return {
    logicalId,
    after: resource.dependsOn,
    begin(end) {
      tell(run, resource, { status: 'UPDATE_IN_PROGRESS' });
      wait(run, resource, end);
    },
    finish() {
      const reason = failureOf(run, logicalId, 'rollback');
      if (reason === undefined) return told(run, resource, { status: 'UPDATE_COMPLETE' });
      tell(run, resource, { status: 'UPDATE_FAILED', reason });
      return false;
    },
    cancel: () => undefined,
  };
}

function skip(run: Run, resource: EvaluatedResource): Task {
  return {
    logicalId: resource.logicalId,
    after: [],
    begin: (end) => run.world.schedule.after(0, end),
    finish: () => told(run, resource, { status: 'UPDATE_COMPLETE' }),
    cancel: () => undefined,
  };
}

/** What the update made anew: resources that were not there, and the successors of replaced ones. */
function made({ attempt, run }: Back): readonly Removal[] {
  const old = attempt.before.evaluated?.resources;
  const { after } = attempt.deployment;
  return attempt.touched.flatMap((id) => {
    const resource = after.resources.get(id);
    const before = old?.get(id);
    if (resource === undefined || before?.physicalId === resource.physicalId) return [];
    if (before === undefined && run.stack.state.resources.get(id)?.physicalId === undefined) return [];
    return [{ resource, policy: 'Delete', step: 'delete', ...(before !== undefined && { replaced: true }) }];
  });
}
