import { isActionError } from '@iac/action-kit/errors';
import { changeSetCauses, reportWarnings } from './change-set-cause.ts';
import { changeSetName } from './change-set-name.ts';
import { changeSetRequest } from './change-set-request.ts';
import type { CloudFormation } from './cloudformation.ts';
import { decide, type Decision, rollsBack } from './decide.ts';
import { divergences } from './divergence.ts';
import { changeSetFailed } from './failed.ts';
import { makeChangeSet } from './make-change-set.ts';
import type { StackOutcome, StackRun } from './outcome.ts';
import { refuseDrift } from './refuse.ts';
import type { CurrentStack, ExistingStack, ResourceChange } from './stack.ts';
import { replaceKept, sweep } from './sweep.ts';

/** `none`: from the templates alone, without a request. `create`: as CloudFormation sees it; nothing is left. `keep`: for `execute`. */
export type ChangeSets = 'none' | 'create' | 'keep';

/** What deployStack would do. Never waits for somebody else's operation, and never deletes a stack that anybody could miss. */
export async function planStack(
  port: CloudFormation,
  run: StackRun,
  { current, changeSets }: { readonly current: CurrentStack; readonly changeSets: ChangeSets },
): Promise<StackOutcome> {
  const decision = decide(run, current);
  try {
    if (decision.kind === 'refuse' && decision.error.code !== 'stack-busy') throw decision.error;
    if (decision.kind === 'unchanged') return { ...decision, changeSetMade: false };
    if (changeSets === 'none' || (decision.kind !== 'create' && decision.kind !== 'update'))
      return planStatically(run, current, decision);
    return await planByChangeSet(port, run, { current, keep: changeSets === 'keep', decision });
  } catch (error) {
    if (!isActionError(error)) throw error;
    return { kind: 'failed', error, ...(current.exists && { stackId: current.id }) };
  }
}

/** PURE: from the templates alone. */
function planStatically(run: StackRun, current: CurrentStack, { kind }: Decision): StackOutcome {
  if (!current.exists || kind === 'create' || kind === 'recreate')
    return planned(run, { action: 'create', by: 'static', changes: run.judge.changes(undefined, run.wanted) });
  // An operation is under way, so that what is compared may change; but where nothing differs now, it will hardly differ then.
  const busy = kind === 'wait' || kind === 'cancel' || kind === 'refuse';
  if (busy && divergences(run.wanted, current, run.judge).length === 0)
    return { kind: 'unchanged', stack: current, changeSetMade: false };
  return planned(run, { action: 'update', by: 'static', changes: run.judge.changes(current.templateText, run.wanted) });
}

type Planned = Extract<StackOutcome, { kind: 'planned' }>;

function planned({ judge, wanted }: StackRun, plan: Omit<Planned, 'kind' | 'destructive'>): Planned {
  return { kind: 'planned', ...plan, destructive: judge.destruction(wanted.name, plan.changes).destructive };
}

interface Wish {
  readonly current: CurrentStack;
  readonly keep: boolean;
  readonly decision: Extract<Decision, { readonly kind: 'create' | 'update' }>;
}

async function planByChangeSet(
  port: CloudFormation,
  run: StackRun,
  { current, keep, decision }: Wish,
): Promise<StackOutcome> {
  const rollback = rollsBack(run, decision);
  const request = changeSetRequest(run, current, { name: changeSetName(run.changeSetPrefix, keep), rollback });
  const made = await makeChangeSet(port, run, request);
  if (made.kind === 'rejected') throw made.error;
  const { changeSet } = made;
  if (made.kind === 'empty') return withoutChange(run, current);
  const unwanted = { changeSetId: changeSet.id, stackId: changeSet.stackId, shell: request.type === 'CREATE' };
  if (made.kind === 'failed') {
    const causes = await changeSetCauses(port, run, changeSet);
    await sweep(port, run, unwanted);
    return changeSetFailed(run.wanted, causes, changeSet.stackId);
  }
  await reportWarnings(port, run, changeSet);
  try {
    refuseDrift(run, changeSet.changes);
  } catch (error) {
    await sweep(port, run, unwanted);
    throw error;
  }
  if (keep) await replaceKept(port, run, changeSet);
  else await sweep(port, run, unwanted);
  return planned(run, {
    action: request.type === 'CREATE' ? 'create' : 'update',
    by: 'change-set',
    changes: changeSet.changes,
    ...(keep && { changeSetId: changeSet.id }),
  });
}

function withoutChange(run: StackRun, current: CurrentStack): StackOutcome {
  const changes: readonly ResourceChange[] = [];
  if (!current.exists) return planned(run, { action: 'create', by: 'change-set', changes });
  return isProtectionAsWanted(run, current)
    ? { kind: 'unchanged', stack: current, changeSetMade: true }
    : planned(run, { action: 'update', by: 'change-set', changes });
}

function isProtectionAsWanted({ wanted }: StackRun, stack: ExistingStack): boolean {
  return (wanted.terminationProtection ?? stack.terminationProtection) === stack.terminationProtection;
}
