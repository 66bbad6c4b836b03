/** A Markdown table, padded so that it reads well as plain text too; all columns but the first are right-aligned. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((column, index) =>
    Math.max(3, ...[column, ...rows.map((row) => row[index] ?? '')].map((cell) => width(cell))),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((wide, index) => pad(cells[index] ?? '', wide, index)).join(' | ')} |`;
  const rule = widths.map((wide, index) => (index === 0 ? '-'.repeat(wide) : `${'-'.repeat(wide - 1)}:`));
  return [line(columns), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

function pad(cell: string, wide: number, index: number): string {
  const blanks = ' '.repeat(wide - width(cell));
  return index === 0 ? cell + blanks : blanks + cell;
}

/** In characters, not in UTF-16 units. */
function width(cell: string): number {
  return Array.from(cell).length;
}
