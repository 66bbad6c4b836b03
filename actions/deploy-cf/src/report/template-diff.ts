import type { StackReport } from '@iac/cloudformation';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/** Lines of one diff; a template that was written anew would hide the others. */
const mostLines = 300;

/** PURE: the template's text against what the stack has, as git shows it. Empty for a new stack, and where it was sent in another form. */
export function templateDiff({ before, template, file, outcome }: StackReport): string[] {
  if (outcome.kind !== 'planned' && outcome.kind !== 'deployed') return [];
  if (before?.exists !== true || before.templateText === undefined || before.templateText === template.text) return [];
  // A template over 51,200 bytes is sent on one line of JSON: a diff of it tells nothing.
  if (before.templateText.startsWith('{') !== template.text.startsWith('{')) return [];
  const patch = createTwoFilesPatch(
    `a/${file}`,
    `b/${file}`,
    before.templateText,
    template.text,
    undefined,
    undefined,
    {
      context: 3,
      headerOptions: FILE_HEADERS_ONLY,
    },
  );
  const lines = patch.trimEnd().split('\n');
  return lines.length <= mostLines
    ? lines
    : [...lines.slice(0, mostLines), `… and ${lines.length - mostLines} more lines`];
}
