import type { Evaluated, PlannedChange } from '../evaluation.ts';
import { collision, inUse } from '../stacks/exports.ts';
import type { StackState } from '../stacks/stack.ts';
import type { Operation } from '../stacks/event.ts';
import { failedTo, kept, type Removal, removeAll } from './removal.ts';
import { rollBackCreation } from './roll-back-creation.ts';
import { rollBackUpdate } from './roll-back-update.ts';
import { after, afterOperation, become, begun, ended, forgetDeleted, type Run } from './run.ts';
import { Runner } from './runner.ts';
import { forwardTasks } from './forward.ts';

export interface Deployment {
  readonly kind: 'CREATE' | 'UPDATE' | 'IMPORT';
  readonly after: Evaluated;
  readonly changes: readonly PlannedChange[];
  /** Why it fails at once: `No export named x found.` */
  readonly refusal?: string;
  /** What becomes of the stack when it fails. */
  readonly onFailure: 'roll-back' | 'keep' | 'delete';
  /** What else of the stack is new. */
  readonly state: Partial<StackState> & { readonly template: string };
  /** Called once, when the stack is at rest again, or fails for good. */
  readonly finished: (succeeded: boolean) => void;
}

/** What a failed or finished deployment can be taken back by. */
export interface Attempt {
  readonly run: Run;
  readonly deployment: Deployment;
  /** As the stack was. */
  readonly before: StackState;
  /** The logical ids that were begun, in that order. */
  readonly touched: string[];
}

/** Makes the stack what the deployment says; all further happens when it is due. */
export function deploy(run: Run, deployment: Deployment): void {
  const { stack, stacks } = run;
  const { kind, after: wanted, state } = deployment;
  const attempt: Attempt = { run, deployment, before: stack.state, touched: [] };
  become(run, `${kind}_IN_PROGRESS`, {
    ...state,
    evaluated: wanted,
    reason: 'User Initiated',
    ...(kind !== 'CREATE' && { updatedAt: run.world.schedule.time }),
  });
  stack.wayBack = (skipped, operation, finished) => takeBack(attempt, { skipped, operation, finished });
  const taken = deployment.refusal ?? collision(stacks, stack.identity.id, wanted.outputs);
  if (taken !== undefined) {
    soon(attempt, () => fail(attempt, `${taken} `));
    return;
  }
  const runner = new Runner(forwardTasks(attempt), {
    onFailure: deployment.onFailure === 'keep' ? 'go-on' : 'cancel',
    finished: (failed) =>
      failed.length > 0 ? fail(attempt, reasonOf(attempt, failed)) : afterOperation(run, () => succeed(attempt)),
  });
  stack.underWay = {
    stop: () => runner.cancel(),
    ...(kind === 'UPDATE' && {
      cancel(token) {
        runner.cancel();
        fail(attempt, 'User Initiated', token);
      },
    }),
  };
  runner.start();
}

function soon({ run }: Attempt, go: () => void): void {
  run.stack.underWay = { stop: () => undefined };
  after(run, 0, go);
}

function reasonOf({ run }: Attempt, failed: readonly string[]): string {
  const { resources } = run.stack.state;
  const by = (prefix: string) => failed.filter((id) => resources.get(id)?.status.startsWith(prefix));
  return failedTo('create', by('CREATE')) + failedTo('import', by('IMPORT')) + failedTo('update', by('UPDATE'));
}

function succeed(attempt: Attempt): void {
  const { run, deployment, before } = attempt;
  const { kind, after: wanted, finished } = deployment;
  const { outputs } = wanted;
  const used = inUse(run.stacks, before.outputs, outputs);
  if (used !== undefined) {
    fail(attempt, used);
    return;
  }
  const done = () => {
    forgetDeleted(run);
    become(run, `${kind}_COMPLETE`, { outputs });
    ended(run, 'SUCCEEDED');
    finished(true);
  };
  if (kind !== 'UPDATE') {
    done();
    return;
  }
  become(run, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', { outputs });
  // What cannot be deleted any more is left behind: the update itself is complete.
  removeAll(run, leftovers(attempt), () => after(run, run.world.settings.durations.cleanup, done));
}

/** What an update leaves to be deleted: what is gone from the template, and what has been replaced. */
function leftovers({ before, deployment }: Attempt): readonly Removal[] {
  const old = [...(before.evaluated?.resources.values() ?? [])];
  return old.flatMap((resource) => {
    const next = deployment.after.resources.get(resource.logicalId);
    const { deletionPolicy, updateReplacePolicy } = resource;
    if (next === undefined) return [{ resource, policy: kept(deletionPolicy), step: 'delete' }];
    if (next.physicalId === resource.physicalId) return [];
    return [{ resource, policy: kept(updateReplacePolicy), step: 'delete', replaced: true }];
  });
}

function fail(attempt: Attempt, reason: string, token = attempt.run.operation.token): void {
  const { run, deployment } = attempt;
  const { kind, onFailure, finished } = deployment;
  if (onFailure === 'keep') {
    become(run, kind === 'UPDATE' ? 'UPDATE_FAILED' : 'CREATE_FAILED', { reason, evaluated: reached(attempt) });
    ended(run, 'FAILED');
    finished(false);
    return;
  }
  ended(run, 'FAILED');
  const type = kind === 'CREATE' && onFailure === 'delete' ? 'DELETE_STACK' : 'ROLLBACK';
  const back = { attempt, run: begun(run, type, token), finished: () => finished(false) };
  if (kind === 'CREATE') rollBackCreation(back, { reason, thenDelete: onFailure === 'delete' });
  else rollBackUpdate(back, { reason, skipped: [] });
}

/** What is there after a failure that was not rolled back: the next change set goes on from it. */
function reached({ run, before, deployment }: Attempt): Evaluated {
  const { resources } = run.stack.state;
  const old = before.evaluated?.resources;
  const there = [...deployment.after.resources.values()].flatMap((resource) => {
    const { logicalId } = resource;
    const { status } = resources.get(logicalId) ?? {};
    const is = status?.endsWith('_COMPLETE') === true ? resource : old?.get(logicalId);
    return is === undefined ? [] : [[logicalId, is] as const];
  });
  const gone = [...(old ?? [])].filter(([logicalId]) => !deployment.after.resources.has(logicalId));
  return { ...deployment.after, resources: new Map([...there, ...gone]) };
}

interface TakeBack {
  readonly skipped: readonly string[];
  readonly operation: Operation;
  readonly finished: () => void;
}

function takeBack(attempt: Attempt, { skipped, operation, finished }: TakeBack): void {
  const back = { attempt, run: { ...attempt.run, operation }, finished };
  if (attempt.deployment.kind === 'CREATE') {
    rollBackCreation(back, { reason: undefined, thenDelete: false });
    return;
  }
  rollBackUpdate(back, { reason: 'User Initiated', skipped });
}
