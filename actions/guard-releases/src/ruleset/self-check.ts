import type { Annotation } from '@iac/action-kit';
import type { Occasion, Run } from '../contract.ts';
import { isUnknown } from '../errors.ts';
import { selfCheckTitle } from '../report/report.ts';
import { ownWorkflow, type OwnWorkflow } from './own-workflow.ts';
import { hasQueue, requirement, rulesOfBranch, type BranchRules, type Remarks } from './required.ts';
import { weaknessesOf } from './weaknesses.ts';
import { checkNameOf, eventsOf } from './workflow-file.ts';

/** Warnings where the guard runs in a way that can be gone round, and notices for what the token cannot tell. Never a failure. */
export async function selfCheck(run: Run): Promise<readonly Annotation[]> {
  const branch = branchOf(run.occasion);
  if (branch === undefined) return [];
  const [own, rules] = await Promise.all([
    orUndefined(() => ownWorkflow(run)),
    orUndefined(() => rulesOfBranch(run.github, run.occasion.repository, branch)),
  ]);
  const { warnings, unknown } = remarks({ own, rules, branch, run });
  const annotation = (level: Annotation['level']) => (message: string) => ({ level, title: selfCheckTitle, message });
  return [...warnings.map(annotation('warning')), ...unknown.map(annotation('notice'))];
}

interface Seen {
  readonly own: OwnWorkflow | undefined;
  readonly rules: BranchRules | undefined;
  readonly branch: string;
  readonly run: Run;
}

/** PURE */
function remarks({ own, rules, branch, run }: Seen): Remarks {
  const { occasion, workflow } = run;
  const fork = occasion.kind === 'pull-request' && occasion.event === 'pull_request' && isFork(occasion);
  const edited = fork
    ? ['This run is of a workflow that the fork can have edited (pull_request). Use pull_request_target.']
    : [];
  if (own === undefined) return { warnings: edited, unknown: ['How the workflow runs the guard could not be read.'] };
  const name = checkNameOf(own.guard);
  const weak = [...edited, ...weaknessesOf(own.workflow, own.guard)];
  if (name === undefined || rules === undefined) {
    return { warnings: weak, unknown: [`Whether the check is required on ${branch} could not be read.`] };
  }
  const queue = hasQueue(rules) && !eventsOf(own.workflow).has('merge_group') ? [unqueued(branch)] : [];
  const { warnings, unknown } = requirement(rules, { name, workflow, branch });
  return { warnings: [...weak, ...queue, ...warnings], unknown };
}

function unqueued(branch: string): string {
  return `${branch} has a merge queue, but the workflow does not run on merge_group: the required check would never report there.`;
}

function isFork({ headRepository, repository }: Occasion & { kind: 'pull-request' }): boolean {
  return headRepository?.owner !== repository.owner || headRepository.name !== repository.name;
}

function branchOf(occasion: Occasion): string | undefined {
  switch (occasion.kind) {
    case 'pull-request':
    case 'merge-group':
      return occasion.baseRef;
    case 'push':
      return occasion.ref.replace(/^refs\/heads\//, '');
    case 'other':
      return undefined;
  }
}

/** What cannot be read is not verifiable; it does not change the verdict. */
async function orUndefined<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isUnknown(error)) return undefined;
    throw error;
  }
}
