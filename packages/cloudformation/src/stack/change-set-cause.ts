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
  const events = await findings(port, run, changeSet);
  const [first, ...rest] = events.filter((event) => !isWarning(event)).map((event) => causeFrom(event, changeSet));
  if (first !== undefined) return [first, ...rest];
  const reason = changeSet.statusReason ?? 'CloudFormation says nothing.';
  return [{ kind: 'change-set', stackName: changeSet.stackName, nested: [], reason }];
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
