import { randomUUID } from 'node:crypto';
import type { ChangeSet, NewChangeSet } from './change-set.ts';
import type { StackRun } from './outcome.ts';
import type { CurrentStack, WantedParameter, WantedStack } from './stack.ts';

/** PURE but for the token: what is asked of CloudFormation. `name`: the change set's. */
export function changeSetRequest(
  { wanted, policies }: Pick<StackRun, 'wanted' | 'policies'>,
  current: CurrentStack,
  { name, rollback }: { readonly name: string; readonly rollback: boolean },
): NewChangeSet {
  const fresh = !current.exists || current.status === 'REVIEW_IN_PROGRESS' || current.status === 'DELETE_COMPLETE';
  return {
    stackName: wanted.name,
    name,
    type: fresh ? 'CREATE' : 'UPDATE',
    source: wanted.source,
    parameters: wanted.parameters.flatMap((parameter) => requested(parameter, fresh ? undefined : current)),
    ...(wanted.tags && { tags: wanted.tags }),
    capabilities: wanted.capabilities,
    ...(wanted.roleArn !== undefined && { roleArn: wanted.roleArn }),
    description: markPrefix + stackMark(current),
    token: randomUUID(),
    rollback,
    express: policies.mode === 'express',
    // It compares with what was deployed, which a new stack has not.
    revertDrift: policies.mode === 'revert-drift' && !fresh,
    importExisting: policies.importExisting,
    disableValidation: policies.disableValidation ?? false,
    deleteOnFailure: fresh && policies.onFailure === 'delete',
    // In a new stack nothing can be lost, and a nested change set cannot compute with values that only the deployment brings
    // (https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/759). Reverting drift knows none.
    includeNested: !fresh && policies.mode !== 'revert-drift' && nests(wanted),
  };
}

function nests({ template }: WantedStack): boolean {
  return [...template.resources.values()].some(({ type }) => type === 'AWS::CloudFormation::Stack');
}

// A parameter that the stack has not had yet has no previous value: left out, it takes the template's default.
function requested(parameter: WantedParameter, current: CurrentStack | undefined): NewChangeSet['parameters'] {
  const { key } = parameter;
  if (parameter.kind === 'value') return [{ key, value: parameter.value }];
  return current?.exists === true && current.parameters.has(key) ? [{ key, previous: true }] : [];
}

const markPrefix = 'Made from the stack as it was: ';

/** Whether the stack is in the state that the change set was made from. */
export function isFrom({ description }: Pick<ChangeSet, 'description'>, current: CurrentStack): boolean {
  return description === markPrefix + stackMark(current);
}

/** Changes with every operation of the stack. */
function stackMark(current: CurrentStack): string {
  if (!current.exists || current.status === 'REVIEW_IN_PROGRESS') return 'new';
  return `${current.status} ${current.lastChanged.toISOString()}`;
}
