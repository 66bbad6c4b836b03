import { isActionError, log, type Result } from '@iac/action-kit';
import type { ActionError, Fault } from '@iac/action-kit/errors';
import type { FolderOutcome } from '@iac/cloudformation';
import { keptSetsOf } from './kept.ts';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import { commentBody, commentMarker, type CommentPlace } from './report/comment-body.ts';
import { failedComment } from './report/failed-comment.ts';
import { report } from './report/report.ts';

/** What the run says of itself, on the pull request too where that is asked for. */
export async function publish(inputs: Inputs, outcome: FolderOutcome, ports: Ports): Promise<Result> {
  const { commentUrl, warning } = inputs.comment
    ? await comment(inputs, commentBody(outcome, placeOf(ports)), ports)
    : { commentUrl: '' };
  const warnings = warning === undefined ? outcome.warnings : [...outcome.warnings, warning];
  return report({ ...outcome, warnings }, { changeSets: keptSetsOf(outcome), commentUrl });
}

/** Puts a failure in the place of the plan that was commented before. A cancelled run says nothing: another one takes its place. */
export async function commentFailure(inputs: Inputs, error: ActionError, ports: Ports): Promise<void> {
  if (!inputs.comment || error.code === 'cancelled') return;
  const { warning } = await comment(inputs, failedComment(error, inputs.environment, placeOf(ports)), ports);
  if (warning !== undefined) log.info(`${warning.problem} ${warning.remedy ?? ''}`);
}

function placeOf({ context, workflow }: Ports): CommentPlace {
  return { workflow, runUrl: context.runUrl, sha: context.sha };
}

/** A comment that could not be written is a warning: what it says stands in the summary too. */
async function comment(
  { environment }: Inputs,
  body: string,
  { comment: keep, workflow }: Ports,
): Promise<{ readonly commentUrl: string; readonly warning?: Fault }> {
  try {
    return { commentUrl: await keep(commentMarker(workflow, environment), body) };
  } catch (error) {
    if (!isActionError(error)) throw error;
    return { commentUrl: '', warning: { problem: `There is no comment: ${error.problem}`, remedy: error.remedy } };
  }
}
