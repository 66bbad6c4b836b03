import type { Deployment } from './operate.ts';
import type { StackRun } from './outcome.ts';
import type { ResourceChange } from './stack.ts';
import { drifted, replacesWithoutRollback } from './refusals.ts';

/** Throws when what the change set would do may not be done. */
export function refuse(
  { wanted, judge, policies }: Pick<StackRun, 'wanted' | 'judge' | 'policies'>,
  { changeSet: { changes }, before, rollback }: Deployment,
): void {
  refuseDrift({ wanted, policies }, changes);
  const { refusal } = judge.destruction(wanted.name, changes);
  if (refusal !== undefined) throw refusal;
  const replaced = changes.filter(({ replacement }) => replacement === 'True' || replacement === 'Conditional');
  if (!rollback && before !== undefined && replaced.length > 0) throw replacesWithoutRollback(before, replaced);
}

/** Throws when somebody has changed resources and the caller wants to be told rather than to have that undone. */
export function refuseDrift(
  { wanted, policies }: Pick<StackRun, 'wanted' | 'policies'>,
  changes: readonly ResourceChange[],
): void {
  // A template that has been brought in line with it leaves nothing to undo.
  const found = changes.filter(({ drift, action }) => drift !== undefined && action !== 'SyncWithActual');
  if (policies.failOnDrift && found.length > 0) throw drifted(wanted, found);
}
