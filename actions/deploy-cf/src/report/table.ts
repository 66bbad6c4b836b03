import type { StackReport } from '@iac/cloudformation';
import { codeCell, prose } from '@iac/markdown';
import { consoleUrl } from './console-links.ts';
import { countedChanges } from './changes.ts';
import { durationText } from './duration-text.ts';
import { failureSentence } from './failure.ts';
import { byImportance, resultOf } from './result-of.ts';
import { unknowableText, whyText } from './words.ts';

/** PURE: Markdown: a row for each stack, the most important first. */
export function stackTable(stacks: readonly StackReport[]): string[] {
  return [
    '| stack | template | result | why | took |',
    '|---|---|---|---|---|',
    ...byImportance(stacks).map(
      (stack) =>
        `| ${linked(stack)} | ${codeCell(stack.file)} | ${resultOf(stack)} | ${why(stack)} | ${stack.seconds > 0 ? durationText(stack.seconds) : ''} |`,
    ),
  ];
}

function linked(stack: StackReport): string {
  const url = consoleUrl(stackId(stack) ?? '');
  return url === undefined ? codeCell(stack.name) : `[${codeCell(stack.name)}](${url})`;
}

/** The stack's ARN, as far as it is known. */
export function stackId({ outcome, before }: StackReport): string | undefined {
  if (outcome.kind === 'deployed' || outcome.kind === 'unchanged') return outcome.stack.id;
  if (outcome.kind === 'failed' && outcome.stackId !== undefined) return outcome.stackId;
  return before?.exists === true ? before.id : undefined;
}

function why(stack: StackReport): string {
  const { outcome } = stack;
  if (outcome.kind === 'failed') return prose(failureSentence(outcome));
  const changes = outcome.kind === 'planned' || outcome.kind === 'deployed' ? countedChanges(outcome.changes) : '';
  const asked = outcome.kind === 'unchanged' ? undefined : unknowableText(stack);
  return [whyText(stack), changes, asked === undefined ? '' : `always asked: ${asked}`]
    .filter(Boolean)
    .map(prose)
    .join('<br>');
}
