import type { Change, Violation } from '../contract.ts';
import { codeCell, prose } from '@iac/markdown';

const words: Readonly<Record<Change, string>> = {
  added: 'added',
  removed: 'removed',
  modified: 'changed',
  mode: 'mode changed',
  type: 'turned into something else',
};

/** Markdown: path, change, mode, why; at most `rows` of them, and how many more there are. */
export function violationTable(violations: readonly Violation[], rows: number): string[] {
  const left = violations.length - rows;
  return [
    '| Path | Change | Mode | Why |',
    '|---|---|---|---|',
    ...violations.slice(0, rows).map(row),
    ...(left > 0 ? ['', `… and ${String(left)} more: the output \`violations\` and the job's summary name them.`] : []),
  ];
}

function row({ path, change, mode, why }: Violation): string {
  return `| ${codeCell(path)} | ${words[change]} | ${codeCell(mode)} | ${prose(why)} |`;
}
