import { fitComment } from '@iac/action-kit';
import type { FolderOutcome } from '@iac/cloudformation';
import { prose } from '@iac/markdown';
import { failureLines } from './failure.ts';
import { graphLines } from './graph.ts';
import { footline, headline } from './headline.ts';
import { resultOf } from './result-of.ts';
import { stackSections } from './stack-section.ts';
import { stackTable } from './table.ts';
import { folded } from './summary.ts';

/** What the comment starts with, unseen: one for each workflow and environment. It proves nothing: anybody can write it. */
export function commentMarker(workflow: string, environment: string): string {
  return `<!-- deploy-cf ${encodeURIComponent(workflow)} ${encodeURIComponent(environment)} -->`;
}

export interface CommentPlace {
  readonly workflow: string;
  /** '' where there is none. */
  readonly runUrl: string;
  /** The commit that was planned. */
  readonly sha: string;
}

/** PURE: the plan, as a reviewer reads it: what changes first, what does not folded. */
export function commentBody(folder: FolderOutcome, { workflow, runUrl, sha }: CommentPlace): string {
  const quiet = folder.stacks.filter((stack) => ['unchanged', 'not planned'].includes(resultOf(stack)));
  const loud = folder.stacks.filter((stack) => !quiet.includes(stack));
  const graph = graphLines(folder.stacks);
  const details = runUrl === '' ? '' : ` · [details](${runUrl})`;
  const lines = [
    commentMarker(workflow, folder.environment),
    `### ${prose(headline(folder))}`,
    '',
    ...failureLines(folder.stacks),
    ...(loud.length === 0 ? [] : [...stackTable(loud), '']),
    ...stackSections(loud, { diffs: false }),
    ...(graph.length === 0 ? [] : folded('The order', graph)),
    ...(quiet.length === 0 ? [] : folded(`${quiet.length} left alone`, stackTable(quiet))),
    `<sub>deploy-cf · ${prose(footline(folder))} · planned at \`${sha.slice(0, 12)}\`${details}</sub>`,
    '',
  ];
  return fitComment(lines.join('\n'), runUrl || "the job's summary");
}
