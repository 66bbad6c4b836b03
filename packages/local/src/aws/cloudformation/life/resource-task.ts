import type { EvaluatedResource } from '../evaluation.ts';
import { fails, type Step } from '../failures.ts';
import { resourceTime } from '../settings.ts';
import { alreadyExists } from '../stacks/strays.ts';
import { hookRefusal } from './hook.ts';
import { type Run, tell } from './run.ts';
import type { Task } from './runner.ts';

/** The reason why a resource fails at this step, used up by asking; undefined: it does not. */
export function failureOf({ world, stack }: Run, logicalId: string, step: Step): string | undefined {
  return world.failures.take(stack.identity.name, logicalId, fails(step))?.reason;
}

/** A resource that is made. */
export function creation(run: Run, resource: EvaluatedResource): Task {
  const { logicalId } = resource;
  let refusal: string | undefined;
  return {
    logicalId,
    after: resource.dependsOn,
    begin(end) {
      tell(run, resource, { status: 'CREATE_IN_PROGRESS', physicalId: undefined });
      refusal = hookRefusal(run, resource) ?? invalidity(run, logicalId) ?? resource.fails ?? conflict(run, resource);
      if (refusal === undefined) {
        tell(run, resource, { status: 'CREATE_IN_PROGRESS', reason: 'Resource creation Initiated' });
        settles(run, resource, 'CREATE_IN_PROGRESS');
      }
      wait(run, resource, end);
    },
    finish() {
      const reason = refusal ?? failureOf(run, logicalId, 'create');
      if (reason === undefined) return told(run, resource, { status: 'CREATE_COMPLETE' });
      tell(run, resource, { status: 'CREATE_FAILED', reason, ...(refusal !== undefined && { physicalId: undefined }) });
      return false;
    },
    cancel: () => tell(run, resource, { status: 'CREATE_FAILED', reason: 'Resource creation cancelled' }),
  };
}

/** A resource that is changed, or replaced by another of the same logical id. */
export function modification(run: Run, before: EvaluatedResource, after: EvaluatedResource): Task {
  const { logicalId } = after;
  const replaced = before.physicalId !== after.physicalId;
  const { physicalId } = before;
  const failed = (reason: string) => tell(run, after, { status: 'UPDATE_FAILED', reason, physicalId });
  let refusal: string | undefined;
  return {
    logicalId,
    after: after.dependsOn,
    begin(end) {
      tell(run, after, { status: 'UPDATE_IN_PROGRESS', physicalId, ...(replaced && { reason: newResource }) });
      refusal = hookRefusal(run, after) ?? invalidity(run, logicalId) ?? after.fails;
      if (replaced && refusal === undefined)
        tell(run, after, { status: 'UPDATE_IN_PROGRESS', reason: 'Resource creation Initiated' });
      settles(run, after, 'UPDATE_IN_PROGRESS');
      wait(run, after, end);
    },
    finish() {
      const reason = refusal ?? failureOf(run, logicalId, 'update');
      if (reason === undefined) return told(run, after, { status: 'UPDATE_COMPLETE' });
      failed(reason);
      return false;
    },
    cancel: () => failed('Resource update cancelled'),
  };
}

const newResource = 'Requested update requires the creation of a new physical resource; hence creating one.';

/** As `tell`, for what succeeded. */
export function told(...told: Parameters<typeof tell>): true {
  tell(...told);
  return true;
}

/** As long as a resource of its type takes. */
export function wait({ world }: Run, { type }: EvaluatedResource, end: () => void): void {
  world.schedule.after(resourceTime(world.settings.durations, type), end);
}

// Where validation before deployment was turned off, the same faults show when it is the resource's turn.
function invalidity({ stack }: Run, logicalId: string): string | undefined {
  const texts = (stack.state.evaluated?.invalid ?? [])
    .filter((each) => each.logicalId === logicalId)
    .map(({ text }) => `#: ${text}`);
  if (texts.length === 0) return undefined;
  return `Properties validation failed for resource ${logicalId} with message:\n[${texts.join(', ')}]`;
}

function conflict({ stacks }: Run, resource: EvaluatedResource): string | undefined {
  return stacks.strays.has(resource) ? `Resource handler returned message: "${alreadyExists(resource)}"` : undefined;
}

// In express mode a resource is told complete as soon as it is configured, while it still stabilizes
// (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-resource-configuration-complete.html).
function settles(run: Run, resource: EvaluatedResource, status: 'CREATE_IN_PROGRESS' | 'UPDATE_IN_PROGRESS'): void {
  if (run.stack.state.express === undefined) return;
  tell(run, resource, {
    status,
    reason: 'Eventual consistency check initiated',
    detailedStatus: 'CONFIGURATION_COMPLETE',
  });
}
