import type { Goal } from './goals.ts';
import { table } from './table.ts';

/** What was measured under one heading, ready to be shown. */
export interface Section {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly goals: readonly Goal[];
  /** What a reader must know to read the figures. */
  readonly notes?: readonly string[];
}

/** As Markdown: fit for the terminal and for docs/performance.md alike. */
export function sectionText({ title, columns, rows, goals, notes = [] }: Section): string {
  const judged = goals.map(({ what, found, asked, met }) => [what, found, asked, met ? '✓' : '✗']);
  return [
    `### ${title}`,
    '',
    table(columns, rows),
    ...notes.flatMap((note) => ['', note]),
    ...(goals.length === 0 ? [] : ['', table(['goal', 'found', 'asked', ''], judged)]),
    '',
  ].join('\n');
}
