import { isActionError, log, mask, type Result } from '@iac/action-kit';
import type { Fault } from '@iac/action-kit/errors';
import { leftApprovals, type Arrangement, type Folder, type FolderOutcome, type Progress } from '@iac/cloudformation';
import { apply } from './apply.ts';
import { check } from './check.ts';
import type { Inputs } from './inputs.ts';
import { keptSetsOf } from './kept.ts';
import { observe } from './observe.ts';
import { planFolder } from './plan.ts';
import type { Ports } from './ports.ts';
import { commentBody, commentMarker } from './report/comment-body.ts';
import { progressLine } from './report/progress.ts';
import { report } from './report/report.ts';
import { readWorkspace } from './workspace.ts';

export async function run(inputs: Inputs, ports: Ports): Promise<Result> {
  const start = ports.time.now();
  const workspace = await readWorkspace(inputs, ports.context.workspace, ports.signal);
  const around = await observe(inputs, workspace, ports);
  const plan = planFolder(inputs, workspace.folder, { around, ...workspace });
  maskSecrets(plan.arrangement);
  const lint = await check(inputs, { folder: workspace.folder, plan }, ports);
  const stacks = await apply(
    inputs,
    { ...workspace, plan, around, lint },
    { ...ports, tell: teller(workspace.folder) },
  );
  const left = inputs.mode === 'apply' ? leftApprovals(inputs['approve-destructive'], stacks) : [];
  const outcome: FolderOutcome = {
    mode: inputs.mode,
    environment: inputs.environment,
    region: ports.region,
    ...(around.account !== undefined && { account: around.account }),
    stacks,
    warnings: [...workspace.warnings, ...left],
    seconds: (ports.time.now() - start) / 1000,
  };
  return publish(inputs, outcome, ports);
}

async function publish(inputs: Inputs, outcome: FolderOutcome, ports: Ports): Promise<Result> {
  const { commentUrl, warning } = inputs.comment ? await comment(outcome, ports) : { commentUrl: '' };
  const warnings = warning === undefined ? outcome.warnings : [...outcome.warnings, warning];
  return report({ ...outcome, warnings }, { changeSets: keptSetsOf(outcome), commentUrl });
}

/** A comment that could not be written is a warning: the plan stands in the summary too. */
async function comment(
  outcome: FolderOutcome,
  { comment: keep, context, workflow }: Ports,
): Promise<{ readonly commentUrl: string; readonly warning?: Fault }> {
  const place = { workflow, runUrl: context.runUrl, sha: context.sha };
  try {
    return { commentUrl: await keep(commentMarker(workflow, outcome.environment), commentBody(outcome, place)) };
  } catch (error) {
    if (!isActionError(error)) throw error;
    return { commentUrl: '', warning: { problem: `There is no comment: ${error.problem}`, remedy: error.remedy } };
  }
}

/** Before anything can print them. */
function maskSecrets({ filled }: Arrangement): void {
  for (const parameter of [...filled.values()].flat())
    if (parameter.kind === 'value' && parameter.secret) mask(parameter.value);
}

function teller({ stacks }: Folder): (progress: Progress) => void {
  const width = Math.max(...stacks.map(({ stackName }) => stackName.length));
  return (progress) => log.info(progressLine(progress, width));
}
