import { fitComment } from '@iac/action-kit';
import { faultLine, type ActionError } from '@iac/action-kit/errors';
import { prose } from '@iac/markdown';
import { commentMarker, type CommentPlace } from './comment-body.ts';

/** PURE: why there is no plan: in its place, so that nobody takes an older one for this commit's. */
export function failedComment(
  { problem, remedy, faults }: ActionError,
  environment: string,
  { workflow, runUrl, sha }: CommentPlace,
): string {
  const each = faults.filter((fault) => fault.problem !== problem);
  const details = runUrl === '' ? '' : ` · [details](${runUrl})`;
  const lines = [
    commentMarker(workflow, environment),
    `### ${prose(`CloudFormation plan for ${environment} failed`)}`,
    '',
    `> ${prose(problem)}  `,
    `> ${prose(remedy)}`,
    '',
    ...each.map((fault) => `- ${prose(faultLine(fault))}`),
    ...(each.length === 0 ? [] : ['']),
    `<sub>deploy-cf · at \`${sha.slice(0, 12)}\`${details}</sub>`,
    '',
  ];
  return fitComment(lines.join('\n'), runUrl || "the job's summary");
}
