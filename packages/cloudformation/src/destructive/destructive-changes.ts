import type { ResourceChange } from '../stack/stack.ts';
import { statefulTypes } from './stateful-types.ts';

/** The changes that would lose what a stateful resource holds. A resource that is kept, or of which a snapshot is taken, is none. */
export function destructiveChanges(changes: readonly ResourceChange[]): ResourceChange[] {
  return changes.filter((change) => statefulTypes.has(change.type) && isDestructive(change));
}

function isDestructive({ action, replacement, policyAction }: ResourceChange): boolean {
  if (policyAction !== undefined) return policyAction === 'Delete' || policyAction === 'ReplaceAndDelete';
  // Where the change set does not say what becomes of it, it is lost. `Dynamic`: CloudFormation cannot tell what it will do.
  return (
    action === 'Remove' ||
    action === 'Dynamic' ||
    (action === 'Modify' && replacement !== undefined && replacement !== 'False')
  );
}
