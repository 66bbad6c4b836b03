import type { Location } from '@iac/action-kit/errors';
import type { Template } from '../template/template.ts';
import type { Draft } from './draft.ts';

/** Where a finding stands: at its node, or, in a text of several lines, at what it names. */
export function placeOf(template: Template, { path, needle }: Draft): Location {
  const node = template.place(path);
  if (needle === undefined || node.line === undefined) return node;
  const lines = linesOf(template.text, node.line, node.column ?? 1);
  const index = lines.findIndex((line) => line.includes(needle));
  const column = lines[index]?.indexOf(needle);
  if (column === undefined) return node;
  const line = node.line + index;
  return { file: node.file, line, endLine: line, column: column + 1, endColumn: column + 1 + needle.length };
}

/** The line of a node, and those below it that are indented further than it. */
function linesOf(text: string, first: number, column: number): string[] {
  const lines = text.split('\n').slice(first - 1);
  const end = lines.findIndex((line, index) => index > 0 && line.trim() !== '' && line.search(/\S/) < column);
  return end < 0 ? lines : lines.slice(0, end);
}
