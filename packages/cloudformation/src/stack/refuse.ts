import type { Deployment } from './operate.ts';
import type { StackRun } from './outcome.ts';
import { replacesWithoutRollback } from './refusals.ts';

/** Throws when what the change set would do may not be done. */
export function refuse(
  { wanted, judge }: Pick<StackRun, 'wanted' | 'judge'>,
  { changeSet: { changes }, before, rollback }: Deployment,
): void {
  const { refusal } = judge.destruction(wanted.name, changes);
  if (refusal !== undefined) throw refusal;
  const replaced = changes.filter(({ replacement }) => replacement === 'True' || replacement === 'Conditional');
  if (!rollback && before !== undefined && replaced.length > 0) throw replacesWithoutRollback(before, replaced);
}
