import type { FolderOutcome } from '@iac/cloudformation';
import type { KeptSets } from './inputs/kept-sets.ts';

/** PURE: the output `change-sets`, as the input `plan` reads it; '' where none were kept. */
export function keptSetsOf({ environment, stacks }: FolderOutcome): string {
  const sets = stacks.flatMap(({ name, outcome }) =>
    outcome.kind === 'planned' && outcome.changeSetId !== undefined
      ? [{ stack: name, changeSet: outcome.changeSetId }]
      : [],
  );
  const kept: KeptSets = { version: 1, environment, sets };
  return sets.length === 0 ? '' : JSON.stringify(kept);
}
