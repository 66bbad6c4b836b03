import type { FolderOutcome } from '@iac/cloudformation';
import { faultLine } from '@iac/action-kit/errors';
import { prose } from '@iac/markdown';
import { failureLines } from './failure.ts';
import { graphLines } from './graph.ts';
import { footline, headline } from './headline.ts';
import { stackSections } from './stack-section.ts';
import { stackTable } from './table.ts';

/** PURE: the job's summary: the result, why it failed, the picture, the table, and what changes. */
export function summaryOf(folder: FolderOutcome): string {
  const { stacks, warnings } = folder;
  const findings = stacks.flatMap((stack) => stack.findings);
  return [
    `### ${prose(headline(folder))}`,
    '',
    prose(footline(folder)),
    '',
    ...failureLines(stacks),
    ...warnings.map((fault) => `- ⚠ ${prose(faultLine(fault))}`),
    ...(warnings.length > 0 ? [''] : []),
    ...spaced(graphLines(stacks)),
    ...stackTable(stacks),
    '',
    ...stackSections(stacks, { diffs: true }),
    ...(findings.length === 0 ? [] : folded(`${findings.length} remarks on the templates`, findings.map(finding))),
  ].join('\n');
}

function finding({ level, rule, ...fault }: FolderOutcome['stacks'][number]['findings'][number]): string {
  return `- ${level}, ${prose(rule)}: ${prose(faultLine(fault))}`;
}

export function folded(title: string, lines: readonly string[]): string[] {
  return [`<details><summary>${title}</summary>`, '', ...lines, '', '</details>', ''];
}

function spaced(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [...lines, ''];
}
