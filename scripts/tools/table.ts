import { readRecord, type Asset, type Tool } from '@iac/toolbox';

/** Name, version, size and how long it took, a line each. What is installed together is counted together. */
export function table(entries: readonly (Tool | Asset)[]): string {
  const rows = entries.map((entry) => {
    const { version, bytes, seconds } = readRecord(entry);
    const together = entries.find(({ pins }) => pins === 'python');
    if (entry.pins === 'python' && entry !== together) return [entry.name, version, 'with it', 'with it'];
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
