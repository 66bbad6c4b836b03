import type { InputFault } from '@iac/action-kit';
import type { Inputs } from '../inputs.ts';

/** Faults of inputs that are each well formed but do not go together. */
export function combinationFaults(fields: Inputs): InputFault[] {
  return [...modeFaults(fields), ...deploymentFaults(fields), ...commentFaults(fields)];
}

function modeFaults({ mode, plan, ...fields }: Inputs): InputFault[] {
  const faults: InputFault[] = [];
  const only = (input: string, wanted: string, given: boolean) => {
    if (given && mode !== wanted) faults.push({ input, message: `takes effect only with mode: ${wanted}` });
  };
  only('change-sets', 'plan', fields['change-sets'] !== 'none');
  only('changed-since', 'plan', fields['changed-since'] !== undefined);
  only('plan', 'execute', plan !== undefined);
  if (mode === 'execute' && plan === undefined)
    faults.push({
      input: 'plan',
      message: 'mode: execute needs the output `change-sets` of the run with mode: plan and change-sets: keep',
    });
  if (plan !== undefined && plan.environment !== fields.environment)
    faults.push({
      input: 'plan',
      message: `was made for the environment ${plan.environment}, not ${fields.environment}`,
    });
  return faults;
}

function deploymentFaults({ mode, 'on-failure': onFailure, ...fields }: Inputs): InputFault[] {
  const faults: InputFault[] = [];
  const deployment = fields['deployment-mode'];
  if (onFailure === 'delete' && deployment === 'express')
    faults.push({
      input: 'on-failure',
      message: 'delete does not exist in express mode: write rollback or do-nothing',
    });
  if (onFailure === 'do-nothing' && fields['retain-except-on-create'])
    faults.push({ input: 'retain-except-on-create', message: 'takes effect only where CloudFormation rolls back' });
  if (!fields['fail-on-drift']) return faults;
  if (deployment !== 'revert-drift')
    faults.push({ input: 'fail-on-drift', message: 'needs deployment-mode: revert-drift, which looks for drift' });
  if (mode === 'plan' && fields['change-sets'] === 'none')
    faults.push({ input: 'fail-on-drift', message: 'needs change-sets: create or keep with mode: plan' });
  return faults;
}

function commentFaults({ comment, token, mode, ...fields }: Inputs): InputFault[] {
  if (!comment) return [];
  if (mode !== 'plan') return [{ input: 'comment', message: 'takes effect only with mode: plan' }];
  const faults: InputFault[] = [];
  if (token === undefined) faults.push({ input: 'token', message: 'comment: true needs a token' });
  if (fields['pull-request'] === undefined)
    faults.push({
      input: 'pull-request',
      message:
        'comment: true needs the number of a pull request, which only events of pull requests have by themselves',
    });
  return faults;
}
