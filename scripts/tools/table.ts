import { readRecord, type Asset, type Tool } from '@iac/toolbox';

/** Name, version, size and how long it took, a line each. */
export function table(entries: readonly (Tool | Asset)[]): string {
  const rows = entries.map((entry) => {
    const { version, bytes, seconds } = readRecord(entry);
    return [entry.name, version, `${(bytes / 1e6).toFixed(1)} MB`, `${seconds.toFixed(1)} s`];
  });
  const all = [['name', 'version', 'size', 'built in'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
}
