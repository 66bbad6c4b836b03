import { approve } from '../destructive/approval.ts';
import { destructiveChanges } from '../destructive/destructive-changes.ts';
import { destructiveError, unusedApprovals } from '../destructive/refusal.ts';
import type { Fault } from '@iac/action-kit/errors';
import type { Judge } from '../stack/outcome.ts';
import type { WantedParameter } from '../stack/stack.ts';
import { differences } from '../template/differences.ts';
import { sameTemplate } from '../template/same-template.ts';
import { unskippable } from '../template/unskippable.ts';
import type { Folder } from './folder.ts';
import type { StackReport } from './outcome.ts';

/** PURE: what the texts of the templates and the caller's approvals decide for the stacks of a folder. */
export function judgeOf({ stacks }: Folder, approved: readonly string[]): Judge {
  const templates = new Map(stacks.map(({ stackName, template }) => [stackName, template]));
  return {
    same: sameTemplate,
    changes: (deployed, { template }) => differences(deployed, template).resources,
    unknowable: ({ template, parameters }) => [
      ...new Set(unskippable(template, givenKeys(parameters)).map(({ reason }) => reason)),
    ],
    destruction: (stackName, changes) => {
      const destructive = destructiveChanges(changes);
      const { refused } = approve(destructive, approved, stackName);
      const template = templates.get(stackName);
      if (refused.length === 0 || template === undefined) return { destructive };
      return { destructive, refusal: destructiveError([{ stackName, template, refused }]) };
    },
  };
}

/** The keys of the parameters that a value is sent for. */
export function givenKeys(parameters: readonly WantedParameter[]): ReadonlySet<string> {
  return new Set(parameters.flatMap(({ kind, key }) => (kind === 'value' ? [key] : [])));
}

/** PURE: a warning for each approval that nothing needed. None while a stack has not had its changes looked at. */
export function leftApprovals(approved: readonly string[], stacks: readonly StackReport[]): Fault[] {
  if (stacks.some(({ outcome }) => outcome.kind === 'failed' || outcome.kind === 'skipped')) return [];
  const approvals = stacks.map(({ name, outcome }) =>
    approve(outcome.kind === 'deployed' ? destructiveChanges(outcome.changes) : [], approved, name),
  );
  return unusedApprovals(approved, approvals);
}
