import { describeStep } from './describe.ts';
import { plain } from './plain.ts';
import { policiesOf } from './policies.ts';
import { isCreated, isWritten, type Row } from './rows.ts';

/** Markdown: a heading that says it all, a row for each repository (the most important first), and the policies that change. */
export function summaryOf(rows: readonly Row[]): string {
  const ordered = rows.toSorted((a, b) => rank(a) - rank(b));
  return [
    `### ECR repositories: ${headline(rows)}`,
    '',
    '| repository | result | details |',
    '|---|---|---|',
    ...ordered.map((row) => `| \`${row.name}\` | ${resultOf(row)} | ${details(row)} |`),
    '',
    ...policiesOf(ordered.flatMap(({ steps }) => steps)),
  ].join('\n');
}

function headline(rows: readonly Row[]): string {
  const counts = Map.groupBy(rows, resultOf);
  const words = [...counts].map(([word, some]) => `${String(some.length)} ${word}`).join(', ');
  const idle = rows.every(({ steps, failure }) => steps.length === 0 && failure === undefined);
  return idle ? `nothing to do (${words})` : words;
}

const results = [
  'failed',
  'would be created',
  'would be changed',
  'created',
  'changed',
  'differs from the default',
  'as wanted',
] as const;

function resultOf(row: Row): (typeof results)[number] {
  if (row.failure !== undefined) return 'failed';
  if (row.planned && row.steps.length > 0)
    return row.repository === undefined ? 'would be created' : 'would be changed';
  if (isCreated(row)) return 'created';
  if (isWritten(row)) return 'changed';
  return row.drift.length > 0 ? 'differs from the default' : 'as wanted';
}

function rank(row: Row): number {
  return results.indexOf(resultOf(row));
}

function details(row: Row): string {
  const failure = row.failure && `**${plain(row.failure.problem)}** ${plain(row.failure.remedy)}`;
  const lines = [
    ...row.steps.map((step) => describeStep(step, row.preview)),
    ...row.drift.map(
      ({ setting, found, default: usual }) =>
        `left alone: ${setting} is ${found}, a new repository gets ${usual} (set the input to change it)`,
    ),
    ...(row.unchecked === undefined ? [] : [row.unchecked]),
  ];
  return [...(failure === undefined ? [] : [failure]), ...lines.map(plain)].join('<br>');
}
