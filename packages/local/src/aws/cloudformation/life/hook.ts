import type { EvaluatedResource } from '../evaluation.ts';
import { deterministicUuid } from '../uuid.ts';
import { type Run, tell } from './run.ts';

/** Lets the hook that a test has injected judge a resource; the reason why the resource fails by it, if so. */
export function hookRefusal(run: Run, resource: EvaluatedResource): string | undefined {
  const { world, stack } = run;
  const failure = world.hooks.take(stack.identity.name, resource.logicalId);
  if (failure === undefined) return undefined;
  const { hook: type, reason, mode = 'FAIL', annotations = [] } = failure;
  const status = stack.state.resources.get(resource.logicalId)?.status ?? 'CREATE_IN_PROGRESS';
  const invocationId = deterministicUuid(`${run.operation.id} ${type} ${resource.logicalId}`);
  const hook = { type, mode, invocationId, annotations };
  tell(run, resource, { status, hook: { ...hook, status: 'HOOK_IN_PROGRESS' } });
  tell(run, resource, { status, hook: { ...hook, status: 'HOOK_COMPLETE_FAILED', reason } });
  return mode === 'FAIL' ? `The following hook(s) failed: [${type}]` : undefined;
}
