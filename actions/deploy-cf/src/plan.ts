import {
  arrange,
  decide,
  judgeOf,
  outputsForPlan,
  want,
  type Arrangement,
  type Folder,
  type StackPolicies,
  type StackSettings,
  type Surroundings,
} from '@iac/cloudformation';
import type { Inputs } from './inputs.ts';

/** What is to be done, as far as it can be told beforehand. */
export interface FolderPlan {
  readonly arrangement: Arrangement;
  /** Names of templates whose stacks are not known to be as wanted. */
  readonly changing: ReadonlySet<string>;
}

/** PURE: the order, the parameters, and which stacks will be touched. Faults are in `arrangement`. */
export function planFolder(
  inputs: Inputs,
  folder: Folder,
  { around, selected }: { readonly around: Surroundings; readonly selected?: ReadonlySet<string> },
): FolderPlan {
  const arrangement = arrange(folder, around);
  const judge = judgeOf(folder, inputs['approve-destructive']);
  const policies = policiesOf(inputs);
  const changing = folder.stacks.filter((stack) => {
    if (selected?.has(stack.name) === false) return false;
    const filled = arrangement.filled.get(stack.name) ?? [];
    const outputsOf = outputsForPlan(filled, around.stacks);
    const { wanted, awaits } = want(stack, { settings: settingsOf(inputs), filled, outputsOf });
    const decision = decide({ wanted, policies, judge }, around.stacks.get(stack.name) ?? { exists: false });
    return awaits.length > 0 || (decision.kind !== 'unchanged' && decision.kind !== 'protect');
  });
  return { arrangement, changing: new Set(changing.map(({ name }) => name)) };
}

export function policiesOf(inputs: Inputs): StackPolicies {
  return {
    onBusy: inputs['on-busy'],
    onRollbackComplete: inputs['on-rollback-complete'],
    ...(inputs['on-cancel'] === 'cancel-update' && { onAbort: 'cancel-update' }),
    ...(inputs['on-failure'] !== 'rollback' && { onFailure: inputs['on-failure'] }),
    ...(inputs['retain-except-on-create'] && { retainExceptOnCreate: true }),
    ...(inputs['disable-validation'] && { disableValidation: true }),
    ...(inputs['fail-on-drift'] && { failOnDrift: true }),
    approved: inputs['approve-destructive'],
    mode: inputs['deployment-mode'],
    importExisting: inputs['import-existing'],
  };
}

export function settingsOf(inputs: Inputs): StackSettings {
  const { tags, capabilities } = inputs;
  return {
    capabilities,
    ...(tags !== undefined && { tags }),
    ...(inputs['role-arn'] !== undefined && { roleArn: inputs['role-arn'] }),
    ...(inputs['termination-protection'] !== undefined && { terminationProtection: inputs['termination-protection'] }),
  };
}
