import type { StepOutcome } from '@iac/local/runner';
import { type Runner, runTask } from './run-job.ts';
import { guardWorkflow } from './service.ts';
import type { WorkflowStep } from './workflow.ts';

const person = 'mona';

/** A pull request that a person opens against iac. */
export interface Proposed {
  /** What the person did: the title. */
  readonly title: string;
  readonly branch: string;
  readonly path: string;
  readonly text: string;
  readonly verdict: 'passed' | 'rejected';
}

/** The same, with what the guard said of it. */
export interface Judged extends Proposed {
  readonly number: number;
  readonly outcome: StepOutcome;
  readonly milliseconds: number;
}

/** What people do: one edits the release at `path` by hand, the other the documentation beside it. */
export function proposals({ path, text }: { readonly path: string; readonly text: string }): readonly Proposed[] {
  const folder = path.slice(0, path.lastIndexOf('/'));
  return [
    {
      title: 'Edit a release by hand',
      branch: 'by-hand',
      path,
      text: `${text}# Edited by hand.\n`,
      verdict: 'rejected',
    },
    {
      title: 'Say who to ask',
      branch: 'documentation',
      path: `${folder}/ASK.md`,
      text: 'Ask the platform team.\n',
      verdict: 'passed',
    },
  ];
}

/** Pushes the branch, opens the pull request and runs the guard as its workflow does. */
export async function judge(proposed: Proposed, step: WorkflowStep, runner: Runner): Promise<Judged> {
  const { github, iac } = runner.world;
  const { title, branch, path, text } = proposed;
  await iac.branch(branch);
  await iac.commit({ branch, files: { [path]: text }, message: title, author: person });
  const { number } = await iac.pulls.open({ head: branch, title, author: person });
  const event = iac.events.last('pull_request', 'opened');
  const run = await iac.workflows.start({ workflow: guardWorkflow, event, job: step.job });
  const token = github.issueToken({
    kind: 'actions',
    login: 'github-actions[bot]',
    repositories: [iac.fullName],
    permissions: { contents: 'read', pull_requests: 'write', actions: 'read', checks: 'read' },
  });
  const ran = await runTask(
    { step, inputs: step.inputs, github: { ...run.github, token }, contexts: { vars: {} } },
    runner,
  );
  return { ...proposed, number, ...ran };
}
