import { changePath, type FolderOutcome, type ResourceChange, type StackReport } from '@iac/cloudformation';
import { outcomeOf, resultOf } from './result-of.ts';
import { settingChanges } from './settings.ts';
import { stackId } from './table.ts';

/** Of the JSON below: changes when a reader would have to. */
const version = 1;

/** PURE: the outputs that action.yml describes, apart from `report`. */
export function outputsOf(folder: FolderOutcome) {
  const { outcome, reason } = outcomeOf(folder);
  const { stacks, environment, mode } = folder;
  const each = (value: (stack: StackReport) => unknown): Record<string, unknown> =>
    Object.fromEntries(
      stacks.map((stack) => [stack.name, value(stack)] as const).filter(([, found]) => found !== undefined),
    );
  return {
    outcome,
    reason,
    plan: JSON.stringify({ version, environment, mode, stacks: each(planOf) }),
    stacks: JSON.stringify(each(standingOf)),
    outputs: JSON.stringify(each(outputsOfStack)),
  };
}

function planOf(stack: StackReport): unknown {
  const { outcome } = stack;
  if (outcome.kind !== 'planned' && outcome.kind !== 'deployed') return undefined;
  return {
    action: outcome.action,
    ...(outcome.kind === 'planned' && {
      by: outcome.by,
      destructive: outcome.destructive.map(changePath),
    }),
    changes: outcome.changes.map(changeOf),
    settings: settingChanges(stack),
  };
}

function changeOf({ action, nested, logicalId, type, replacement, policyAction, details }: ResourceChange) {
  return {
    action,
    ...(nested && { nested }),
    logicalId,
    type,
    ...(replacement !== undefined && { replacement }),
    ...(policyAction !== undefined && { policyAction }),
    properties: details.map(({ path }) => path),
  };
}

function standingOf(stack: StackReport): unknown {
  const id = stackId(stack);
  return {
    result: resultOf(stack),
    ...(stack.outcome.kind === 'failed' && { reason: stack.outcome.error.code }),
    ...(id !== undefined && { id }),
    file: stack.file,
    seconds: Number(stack.seconds.toFixed(1)),
  };
}

/** Of a stack that is as wanted; of a plan's, as they are now. */
function outputsOfStack({ outcome, before }: StackReport): unknown {
  const stack = outcome.kind === 'deployed' || outcome.kind === 'unchanged' ? outcome.stack : before;
  if (stack?.exists !== true || stack.outputs.size === 0) return undefined;
  return Object.fromEntries([...stack.outputs].map(([key, { value }]) => [key, value]));
}
