import { row } from './tables.ts';
import type { Value } from './values-schema.ts';

/** PURE: the Markdown table of a chart's values. `defaults` is what its values.yaml holds. */
export function valuesTable(values: readonly Value[], defaults: unknown): string {
  const current = withMembers(values.filter(({ deprecated }) => !deprecated));
  const rows = current.map(({ path, group, description }) =>
    group ? row(`**\`${path}\`**`, '', description) : row(`\`${path}\``, shown(at(defaults, path)), description),
  );
  return [row('Value', 'Default', 'What it is'), row('---', '---', '---'), ...rows].join('\n');
}

/** PURE: the same for what is only read so that older releases go on. */
export function oldValuesTable(values: readonly Value[]): string {
  const rows = values
    .filter(({ deprecated, group }) => deprecated && !group)
    .map(({ path, description }) => row(`\`${path}\``, description));
  return rows.length === 0 ? 'None.' : [row('Value', 'What became of it'), row('---', '---'), ...rows].join('\n');
}

/** What a dotted path leads to; undefined where it leads nowhere. */
export function at(values: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => {
    if (typeof inner !== 'object' || inner === null) return undefined;
    return Object.entries(inner).find(([name]) => name === key)?.[1];
  }, values);
}

function withMembers(values: readonly Value[]): Value[] {
  return values.filter(({ path, group }) => !group || values.some((other) => other.path.startsWith(`${path}.`)));
}

function shown(value: unknown): string {
  return value === undefined || value === null ? '' : `\`${JSON.stringify(value)}\``;
}
