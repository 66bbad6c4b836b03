import { isActionError, log, mask, type Result } from '@iac/action-kit';
import type { Fault } from '@iac/action-kit/errors';
import { untilAborted } from '@iac/action-kit/until-aborted';
import {
  leftApprovals,
  unorderedImports,
  type Arrangement,
  type Folder,
  type FolderOutcome,
  type Progress,
} from '@iac/cloudformation';
import { apply } from './apply.ts';
import type { Begun } from './begin.ts';
import { check } from './check.ts';
import type { Inputs } from './inputs.ts';
import { observe } from './observe.ts';
import { planFolder } from './plan.ts';
import type { Ports } from './ports.ts';
import { commentFailure, publish } from './publish.ts';
import { progressLine } from './report/progress.ts';
import { unplanned } from './unplanned.ts';
import { readWorkspace } from './workspace.ts';

/** `begun`: what `begin` has come to; it may have failed. */
export async function run(inputs: Inputs, begun: Promise<Begun>, ports: Ports): Promise<Result> {
  const start = ports.time.now();
  try {
    const outcome = await deploy(inputs, await begun, ports);
    return await publish(inputs, { ...outcome, seconds: (ports.time.now() - start) / 1000 }, ports);
  } catch (error) {
    if (isActionError(error)) await commentFailure(inputs, error, ports);
    throw error;
  }
}

async function deploy(inputs: Inputs, { files, ahead }: Begun, ports: Ports): Promise<Omit<FolderOutcome, 'seconds'>> {
  const workspace = await readWorkspace(inputs, files, ports);
  const around = await untilAborted(observe(inputs, { ...workspace, ahead }, ports), ports.signal);
  const plan = planFolder(inputs, workspace.folder, { around, ...workspace });
  maskSecrets(plan.arrangement);
  const lint = await untilAborted(
    check(inputs, { folder: workspace.folder, plan, stacks: around.stacks }, ports),
    ports.signal,
  );
  const { tell, warned } = teller(workspace.folder);
  const stacks = await apply(inputs, { ...workspace, plan, around, lint }, { ...ports, tell });
  const left = inputs.mode === 'apply' ? leftApprovals(inputs['approve-destructive'], stacks) : [];
  return {
    mode: inputs.mode,
    environment: inputs.environment,
    region: ports.region,
    ...(around.account !== undefined && { account: around.account }),
    stacks,
    warnings: [
      ...workspace.warnings,
      ...unorderedImports(plan.arrangement.order, plan.changing),
      ...unplanned(inputs, workspace.folder, plan.changing),
      ...warned,
      ...left,
    ],
  };
}

/** Before anything can print them. */
function maskSecrets({ filled }: Arrangement): void {
  for (const parameter of [...filled.values()].flat())
    if (parameter.kind === 'value' && parameter.secret) mask(parameter.value);
}

/** Tells in the log how it goes. What was only a warning there, a change set that could not be deleted, say, is kept for the summary. */
function teller({ stacks }: Folder): { tell: (progress: Progress) => void; warned: readonly Fault[] } {
  const width = Math.max(...stacks.map(({ stackName }) => stackName.length));
  const files = new Map(stacks.map(({ stackName, template }) => [stackName, template.file]));
  const warned: Fault[] = [];
  const tell = (progress: Progress) => {
    log.info(progressLine(progress, width));
    if (progress.kind !== 'warning') return;
    const file = files.get(progress.stack);
    warned.push({ problem: `${progress.stack}: ${progress.text}`, ...(file !== undefined && { at: { file } }) });
  };
  return { tell, warned };
}
