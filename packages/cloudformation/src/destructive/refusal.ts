import { UserError, type Fault } from '@iac/action-kit/errors';
import { placeWithin } from '../nested/nested-templates.ts';
import { changePath } from '../stack/change-path.ts';
import type { ResourceChange } from '../stack/stack.ts';
import type { Template } from '../template/template.ts';
import type { Approval } from './approval.ts';

/** The destructive changes of one stack that nobody has approved. */
export interface RefusedStack {
  readonly stackName: string;
  readonly template: Template;
  readonly refused: readonly ResourceChange[];
}

/** One error for all stacks, with a fault at each resource, that says what approve-destructive would have to name. */
export function destructiveError(stacks: readonly RefusedStack[]): UserError<'destructive-changes'> {
  const faults = stacks.flatMap((stack) => stack.refused.map((change) => faultOf(change, stack)));
  const entries = stacks.flatMap(({ stackName, refused }) =>
    refused.map((change) => `${stackName}/${changePath(change)}`),
  );
  const [first] = faults;
  return new UserError({
    code: 'destructive-changes',
    problem: `${String(faults.length)} resource${faults.length === 1 ? '' : 's'} would lose what they hold.`,
    remedy: `Nothing was changed. Where that is what you want, set approve-destructive to: ${entries.join(', ')}.`,
    ...(first?.at && { at: first.at }),
    faults,
  });
}

/** What to warn of: an approval that is left over would let the next such change pass unseen. */
export function unusedApprovals(approved: readonly string[], approvals: readonly Approval[]): Fault[] {
  const used = new Set(approvals.flatMap((approval) => approval.used));
  return approved
    .filter((entry) => !used.has(entry))
    .map((entry) => ({
      problem: `approve-destructive names ${entry}, which this run would neither delete nor replace.`,
      remedy: 'Take it out, so that it does not approve a later change.',
    }));
}

function faultOf(change: ResourceChange, { stackName, template }: RefusedStack): Fault {
  const { nested = [], logicalId, type, physicalId } = change;
  const path = changePath(change);
  const name = physicalId === undefined ? type : `${type} ${physicalId}`;
  return {
    problem: `${path} (${name}) would be ${fate(change)}.`,
    remedy: `Keep it with ${policy(change)}: Retain, or approve it as ${stackName}/${path}.`,
    at: placeWithin(template, nested, ['Resources', logicalId]),
  };
}

function fate({ action, replacement, details }: ResourceChange): string {
  if (action === 'Remove') return 'deleted';
  if (action === 'Dynamic') return 'changed in a way that is known only when it happens';
  const because = details.filter(({ recreates }) => recreates !== undefined && recreates !== 'Never');
  const reason = because.length === 0 ? '' : `, because of ${because.map(({ path }) => path).join(', ')}`;
  return `${replacement === 'Conditional' ? 'replaced, perhaps,' : 'replaced'} and the old one deleted${reason}`;
}

function policy({ action }: ResourceChange): string {
  return action === 'Remove' ? 'DeletionPolicy' : 'UpdateReplacePolicy';
}
