import { changePath, type PropertyChange, type ResourceChange } from '@iac/cloudformation';
import { code, codeCell, prose } from '@iac/markdown';

/** More rows than a reviewer reads; the rest is in the report's file, which has them all. */
const mostRows = 200;

/** What a change does to the resource itself: the worst first. */
const weights = ['deletes', 'replaces', 'may replace', 'removes', 'updates', 'imports', 'adds', 'syncs'] as const;

export type Weight = (typeof weights)[number];

/** PURE: in one word what becomes of a resource. `removes`: out of the stack, but kept. `syncs`: it is as the template says already. */
export function weightOf({ action, replacement, policyAction }: ResourceChange): Weight {
  if (action === 'Remove') return policyAction === 'Retain' ? 'removes' : 'deletes';
  if (action === 'Add') return 'adds';
  if (action === 'Import') return 'imports';
  if (action === 'SyncWithActual') return 'syncs';
  if (replacement === 'True') return 'replaces';
  return replacement === 'Conditional' ? 'may replace' : 'updates';
}

/** PURE: deletions and replacements first. */
export function byWeight(changes: readonly ResourceChange[]): ResourceChange[] {
  return changes.toSorted((a, b) => weights.indexOf(weightOf(a)) - weights.indexOf(weightOf(b)));
}

/** PURE: `2 deletes, 1 replaces, 4 updates`. */
export function countedChanges(changes: readonly ResourceChange[]): string {
  const groups = Map.groupBy(changes, weightOf);
  return weights
    .flatMap((weight) => {
      const some = groups.get(weight);
      return some === undefined ? [] : [`${weight} ${some.length}`];
    })
    .join(', ');
}

/** PURE: Markdown rows; `destructive` ones, which hold data, are marked. */
export function changeTable(changes: readonly ResourceChange[], destructive: readonly ResourceChange[]): string[] {
  if (changes.length === 0) return [];
  const held = new Set(destructive.map(changePath));
  const sorted = byWeight(changes);
  const more = sorted.length - mostRows;
  return [
    '| | resource | type | what changes |',
    '|---|---|---|---|',
    ...sorted.slice(0, mostRows).map((change) => row(change, held.has(changePath(change)))),
    ...(more > 0 ? [`| | | | and ${more} more |`] : []),
  ];
}

function row(change: ResourceChange, held: boolean): string {
  const weight = weightOf(change);
  const loud = weight === 'deletes' || weight === 'replaces' || weight === 'may replace';
  const marks = `${held ? ' ⚠ holds data' : ''}${change.drift === undefined ? '' : ' ⚠ drifted'}`;
  const what = `${loud ? `**${weight}**` : weight}${marks}`;
  const details = change.details.map(detail).join('<br>');
  return `| ${what} | ${codeCell(changePath(change))} | ${codeCell(change.type)} | ${details} |`;
}

function detail({ path, before, after, recreates }: PropertyChange): string {
  const cause = recreates === 'Always' ? ' (replaces)' : recreates === 'Conditionally' ? ' (may replace)' : '';
  const values = before === undefined && after === undefined ? '' : `: ${value(before)} → ${value(after)}`;
  return `${codeCell(path)}${cause}${values}`;
}

function value(text: string | undefined): string {
  return text === undefined ? '_none_' : codeCell(text);
}

/** PURE: settings that are no resource's: a parameter, a tag, an output. */
export function settingList(settings: readonly PropertyChange[]): string[] {
  return settings.map(
    ({ path, before, after }) =>
      `- ${code(path)}${before === undefined && after === undefined ? ' changes' : `: ${shown(before)} → ${shown(after)}`}`,
  );
}

function shown(text: string | undefined): string {
  return text === undefined ? prose('none') : code(text);
}
