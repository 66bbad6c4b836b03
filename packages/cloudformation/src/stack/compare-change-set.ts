import { UserError } from '@iac/action-kit/errors';
import { isFrom } from './change-set-request.ts';
import type { ChangeSet } from './change-set.ts';
import type { CloudFormation } from './cloudformation.ts';
import { sameTags } from './divergence.ts';
import type { StackFailure } from './failure-codes.ts';
import type { StackRun } from './outcome.ts';
import type { CurrentStack, ExistingStack } from './stack.ts';
import { stateOf } from './states.ts';

/** A change set that somebody has kept, and the stack as it is now. */
export interface Kept {
  readonly changeSet: ChangeSet;
  readonly current: CurrentStack;
}

/**
 * Throws a UserError where the change set holds anything else than what is wanted. CloudFormation shows neither the values of NoEcho
 * parameters nor the role of a change set: those are as whoever made it has put them.
 */
export async function compare(port: CloudFormation, run: StackRun, { changeSet, current }: Kept): Promise<void> {
  const { wanted, judge, policies } = run;
  const differs = (what: string) => isNotWanted(changeSet, wanted.name, what);
  if (changeSet.stackName !== wanted.name) throw differs(`it is of the stack ${changeSet.stackName}`);
  if (!isFrom(changeSet, current)) throw differs('the stack has changed since');
  const text = await port.getTemplate({ changeSet: changeSet.id });
  if (text === undefined || !judge.same(text, wanted.template)) throw differs('its template is another one');
  const key = otherParameter(run, { changeSet, current });
  if (key !== undefined) throw differs(`its parameter ${key} has another value`);
  if (!sameTags(wanted.tags ?? tagsOf(current, changeSet), changeSet.tags)) throw differs('its tags are others');
  if (!policies.importExisting && changeSet.changes.some(({ action }) => action === 'Import'))
    throw differs('it imports resources, and import-existing is not set');
  if (changeSet.deleteOnFailure && policies.onFailure !== 'delete')
    throw differs('a stack that fails would be deleted, and on-failure is not delete');
  if (changeSet.express !== (policies.mode === 'express'))
    throw differs(`it is ${changeSet.express ? '' : 'not '}in express mode`);
}

function isNotWanted({ name }: ChangeSet, stack: string, what: string): UserError<StackFailure> {
  return new UserError({
    code: 'change-set-moved',
    problem: `The change set ${name} is not what is wanted of ${stack}: ${what}.`,
    remedy: 'Plan again, with change-sets: keep and the inputs of this step, and have that plan approved.',
  });
}

/** The first parameter with another value than is wanted; undefined: there is none. */
function otherParameter({ wanted }: StackRun, { changeSet, current }: Kept): string | undefined {
  return wanted.parameters.find((parameter) => {
    const { key, kind } = parameter;
    const declared = wanted.template.parameters.get(key);
    const value = changeSet.parameters.get(key);
    if (declared?.noEcho === true) return false;
    if (kind === 'value') return value !== parameter.value;
    const kept = settled(current)?.parameters.get(key)?.value ?? declared?.default;
    // A value that is kept may be left out of the answer.
    return value !== undefined && value !== kept;
  })?.key;
}

/** Those that stay where none are wanted: an answer without any says the same. */
function tagsOf(current: CurrentStack, { tags }: ChangeSet): Readonly<Record<string, string>> {
  return Object.keys(tags).length === 0 ? {} : (settled(current)?.tags ?? {});
}

function settled(current: CurrentStack): ExistingStack | undefined {
  return current.exists && stateOf(current.status) !== 'shell' ? current : undefined;
}
