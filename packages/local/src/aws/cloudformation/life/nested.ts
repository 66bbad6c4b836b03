import { evaluateNested, nestedName, type StackAsked, templateOf } from '../evaluate-stack.ts';
import type { EvaluatedResource, Evaluation } from '../evaluation.ts';
import type { Stack } from '../stacks/stack.ts';
import { emptyState } from '../stacks/empty-state.ts';
import { failureOf, told } from './resource-task.ts';
import { begun, type Run, tell } from './run.ts';
import type { Task } from './runner.ts';

const type = 'AWS::CloudFormation::Stack';

/** A nested stack that is made or updated: a stack of its own, with its own events. */
export function nestedDeployment(run: Run, old: EvaluatedResource | undefined, resource: EvaluatedResource): Task {
  const { logicalId, physicalId } = resource;
  const verb = old === undefined ? 'CREATE' : 'UPDATE';
  const child = () => run.stacks.find(physicalId);
  let refusal: string | undefined;
  return {
    logicalId,
    after: resource.dependsOn,
    begin(end) {
      tell(run, resource, { status: `${verb}_IN_PROGRESS`, ...(old === undefined && { physicalId: undefined }) });
      const evaluation = evaluateNested(run.world, parentOf(run), resource);
      if (old === undefined)
        tell(run, resource, { status: 'CREATE_IN_PROGRESS', reason: 'Resource creation Initiated' });
      refusal = evaluation.kind === 'evaluated' ? undefined : evaluation.text;
      const begin = () => (evaluation.kind === 'evaluated' ? start(run, resource, { evaluation, end }) : end());
      run.world.schedule.after(0, begin);
    },
    finish() {
      const fault = refusal ?? failureOf(run, logicalId, old === undefined ? 'create' : 'update') ?? faultOf(child());
      if (fault === undefined) return told(run, resource, { status: `${verb}_COMPLETE` });
      tell(run, resource, {
        status: `${verb}_FAILED`,
        reason: words(resource, verb, { refusal, child: child(), fault }),
      });
      return false;
    },
    cancel() {
      child()?.underWay?.stop();
      const cancelled = old === undefined ? 'Resource creation cancelled' : 'Resource update cancelled';
      tell(run, resource, { status: `${verb}_FAILED`, reason: cancelled });
    },
  };
}

interface Words {
  readonly refusal: string | undefined;
  readonly child: Stack | undefined;
  readonly fault: string;
}

function words({ physicalId }: EvaluatedResource, verb: 'CREATE' | 'UPDATE', { refusal, child, fault }: Words): string {
  if (refusal !== undefined) return refusal;
  if (verb === 'CREATE') return `Embedded stack ${physicalId} was not successfully created: ${fault}`;
  const status = child?.state.status ?? '';
  return `Embedded stack ${physicalId} was not successfully updated. Currently in ${status} with reason: ${fault}`;
}

/** Why a nested stack is not as it should be: the reason of its first failure in its newest operations. */
function faultOf(child: Stack | undefined): string | undefined {
  if (child === undefined || /^(CREATE|UPDATE)_COMPLETE$/.test(child.state.status)) return undefined;
  const failed = child.events.findLast(
    ({ logicalId, status, reason }) =>
      logicalId === child.identity.name && reason !== undefined && /FAILED|ROLLBACK_IN_PROGRESS/.test(status ?? ''),
  );
  return failed?.reason ?? child.state.reason ?? child.state.status;
}

interface Start {
  readonly evaluation: Extract<Evaluation, { kind: 'evaluated' }>;
  readonly end: () => void;
}

function start(run: Run, resource: EvaluatedResource, { evaluation, end }: Start): void {
  const { world, stacks, stack: parent } = run;
  const { physicalId: id } = resource;
  const there = stacks.find(id);
  // The shell of a nested change set is new all the same.
  const known = there?.state.status === 'REVIEW_IN_PROGRESS' ? undefined : there;
  const state = emptyState('REVIEW_IN_PROGRESS', world.schedule.time);
  const stack = there ?? stacks.add({ name: nestedName(id), id, parent, state });
  const before = known?.state.evaluated;
  const after = evaluation.result;
  const changes = world.evaluator.compare(before, after);
  const nests = [...after.resources.values()].some((each) => each.type === type);
  if (known !== undefined && changes.length === 0 && !nests) {
    end();
    return;
  }
  const { token } = run.operation;
  world.life.deploy(begun({ world, stacks, stack }, known === undefined ? 'CREATE_STACK' : 'UPDATE_STACK', token), {
    kind: known === undefined ? 'CREATE' : 'UPDATE',
    after,
    changes,
    onFailure: known === undefined ? 'keep' : 'roll-back',
    state: { template: templateOf(world, resource) ?? '', capabilities: parent.state.capabilities },
    finished: end,
  });
}

/** The deletion of a nested stack; undefined for anything else, and where it was never made. */
export function nestedRemoval(run: Run, { physicalId, type: its }: EvaluatedResource) {
  const { world, stacks } = run;
  const stack = its === type ? stacks.find(physicalId) : undefined;
  if (stack === undefined || stack.state.status === 'DELETE_COMPLETE') return undefined;
  return {
    begin(end: () => void): void {
      world.life.deleteStack(begun({ world, stacks, stack }, 'DELETE_STACK', run.operation.token), { finished: end });
    },
    failure(): string | undefined {
      const { status, reason = '' } = stack.state;
      return status === 'DELETE_COMPLETE'
        ? undefined
        : `Embedded stack ${physicalId} was not successfully deleted: ${reason}`;
    },
  };
}

/** A nested stack goes back to what it was before its parent's update, unless it has done so by itself. */
export function nestedRollback(run: Run, resource: EvaluatedResource): Task {
  const { world, stacks } = run;
  const { logicalId, physicalId } = resource;
  const child = stacks.find(physicalId);
  return {
    logicalId,
    after: resource.dependsOn,
    begin(end) {
      tell(run, resource, { status: 'UPDATE_IN_PROGRESS' });
      const changed = child?.state.status === 'UPDATE_COMPLETE' || child?.state.status === 'UPDATE_ROLLBACK_FAILED';
      if (child?.wayBack === undefined || !changed) {
        world.schedule.after(0, end);
        return;
      }
      child.wayBack([], begun({ world, stacks, stack: child }, 'ROLLBACK', run.operation.token).operation, end);
    },
    finish() {
      const reason = failureOf(run, logicalId, 'rollback');
      if (reason === undefined && child?.state.status !== 'UPDATE_ROLLBACK_FAILED')
        return told(run, resource, { status: 'UPDATE_COMPLETE' });
      tell(run, resource, { status: 'UPDATE_FAILED', reason: reason ?? child?.state.reason });
      return false;
    },
    cancel: () => child?.underWay?.stop(),
  };
}

function parentOf({ stack }: Run): StackAsked {
  const { template = '', notificationArns, evaluated } = stack.state;
  return {
    identity: stack.identity,
    template,
    notificationArns,
    parameters: new Map(),
    tags: evaluated?.tags ?? new Map(),
  };
}
