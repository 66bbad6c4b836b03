import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { GithubContext } from '@iac/local/runner';
import { git } from '../git.ts';
import type { Ran, Runner } from '../run-job.ts';
import { runTask } from '../run-job.ts';
import type { WorkflowStep } from '../workflow.ts';
import { environment } from './account.ts';
import { platformWorkflow } from './steps.ts';

/** What iac's own jobs need here. */
export interface Platform {
  readonly runner: Runner;
  /** Of the account: the repository's variable AWS_EXECUTION_ROLE_STAGING. */
  readonly executionRole: string;
}

/** The job that deploys what main holds. */
export async function deploy(step: WorkflowStep, { runner, executionRole }: Platform): Promise<Ran> {
  const { iac } = runner.world;
  const github = {
    repository: iac.fullName,
    event_name: 'push',
    ref: 'refs/heads/main',
    sha: await iac.head(),
    workflow: platformWorkflow,
    event: { ref: 'refs/heads/main', repository: { full_name: iac.fullName, default_branch: 'main' } },
  };
  return runIn(await checkOut('main', runner), { step, github, executionRole }, runner);
}

/** The job that plans a pull request; `change-sets: create` on top, to see what CloudFormation would replace. */
export async function plan(
  step: WorkflowStep,
  pull: { readonly branch: string },
  { runner, executionRole }: Platform,
): Promise<Ran> {
  const { iac } = runner.world;
  const event = iac.events.last('pull_request', 'opened');
  const run = await iac.workflows.start({ workflow: platformWorkflow, event, job: step.job, on: 'pull_request' });
  const more = { ...step, inputs: { ...step.inputs, 'change-sets': 'create' } };
  return runIn(await checkOut(pull.branch, runner), { step: more, github: run.github, executionRole }, runner);
}

interface Job {
  readonly step: WorkflowStep;
  readonly github: Partial<GithubContext>;
  readonly executionRole: string;
}

async function runIn(workspace: string, { step, github, executionRole }: Job, runner: Runner): Promise<Ran> {
  const { platform, github: server, iac } = runner.world;
  const token = server.issueToken({
    kind: 'actions',
    login: 'github-actions[bot]',
    repositories: [iac.fullName],
    permissions: { contents: 'read', pull_requests: 'write' },
  });
  return runTask(
    {
      step,
      // The job Lint has had cfn-lint look at the templates; on a machine that has it, it would take its time here again.
      inputs: { ...step.inputs, 'cfn-lint': 'off' },
      github: { ...github, token },
      env: platform.env,
      secrets: { AWS_SECRET_ACCESS_KEY: platform.env['AWS_SECRET_ACCESS_KEY'] ?? '' },
      contexts: { matrix: { environment }, vars: { AWS_EXECUTION_ROLE_STAGING: executionRole } },
      workspace,
    },
    runner,
  );
}

/** As actions/checkout leaves it. */
async function checkOut(branch: string, { world: { github, iac, temp }, signal }: Runner): Promise<string> {
  const token = github.issueToken({
    kind: 'actions',
    login: 'github-actions[bot]',
    repositories: [iac.fullName],
    permissions: { contents: 'read' },
  });
  const folder = await mkdtemp(join(temp, 'checkout-'));
  await git(['clone', '--quiet', '--depth=1', '--branch', branch, iac.url, folder], { cwd: temp, token, signal });
  return folder;
}
