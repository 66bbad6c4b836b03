import { isActionError } from '@iac/action-kit/errors';
import type { ChangeSet } from './change-set.ts';
import type { CloudFormation } from './cloudformation.ts';
import type { OperationEvent } from './operation-event.ts';
import type { StackRun } from './outcome.ts';
import type { Cause } from './stack.ts';

/** Why a change set failed: all that validations and hooks found, or at least what the change set itself says. Never empty. */
export async function changeSetCauses(
  port: CloudFormation,
  run: StackRun,
  changeSet: ChangeSet,
): Promise<readonly [Cause, ...Cause[]]> {
  const within = await nestedCauses(port, run, changeSet);
  if (within !== undefined) return within;
  const events = await findings(port, run, changeSet);
  const [first, ...rest] = events.filter((event) => !isWarning(event)).map((event) => causeFrom(event, changeSet));
  if (first !== undefined) return [first, ...rest];
  const reason = changeSet.statusReason ?? 'CloudFormation says nothing.';
  return [{ kind: 'change-set', stackName: changeSet.stackName, nested: [], reason }];
}

/**
 * CloudFormation names the change set of a nested stack that it could not make by text alone; the name of that is the outer one's, the
 * logical id and something random (https://github.com/aws/aws-sam-cli/issues/2406).
 */
const nestedFailure = /^Nested change set (?<id>arn:\S+:changeSet\/(?<name>[^/\s]+)\/\S+) was not successfully created/;

async function nestedCauses(
  port: CloudFormation,
  run: StackRun,
  { name: outer, statusReason = '' }: ChangeSet,
): Promise<readonly [Cause, ...Cause[]] | undefined> {
  const { id, name = '' } = nestedFailure.exec(statusReason)?.groups ?? {};
  const inner = id === undefined ? undefined : await port.describeChangeSet(id);
  if (inner === undefined) return undefined;
  const logicalId = name.slice(outer.length + 1).replace(/-[^-]*$/, '');
  const [first, ...rest] = await changeSetCauses(port, run, inner);
  const inside = (cause: Cause): Cause => ({ ...cause, nested: [logicalId, ...cause.nested] });
  return [inside(first), ...rest.map(inside)];
}

/** Reports what validations and hooks warn of, which stops nothing. */
export async function reportWarnings(port: CloudFormation, run: StackRun, changeSet: ChangeSet): Promise<void> {
  for (const event of (await findings(port, run, changeSet)).filter(isWarning)) {
    run.report({ kind: 'warning', stack: run.wanted.name, text: event.reason, event });
  }
}

function isWarning(event: OperationEvent): boolean {
  return event.kind !== 'resource' && event.warning;
}

// Many roles lack this permission, and some CloudFormations this operation: what is known must still be told.
async function findings(port: CloudFormation, run: StackRun, { id }: ChangeSet): Promise<readonly OperationEvent[]> {
  try {
    return await port.describeEvents({ changeSet: id });
  } catch (error) {
    if (!isActionError(error)) throw error;
    const text = `What CloudFormation's validations found is not known: ${error.problem}`;
    run.report({ kind: 'warning', stack: run.wanted.name, text });
    return [];
  }
}

function causeFrom(event: OperationEvent, { stackName }: ChangeSet): Cause {
  return {
    kind: event.kind,
    stackName,
    nested: [],
    ...(event.logicalId !== undefined && { logicalId: event.logicalId }),
    ...(event.type !== undefined && { type: event.type }),
    ...(event.kind === 'validation' && event.path !== undefined && { propertyPath: event.path }),
    reason: event.kind === 'hook' ? `The hook ${event.hook} refuses it: ${event.reason}` : event.reason,
  };
}
