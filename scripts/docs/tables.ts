import type { Contract, Input } from './contract.ts';

/** PURE: the Markdown table of an action's inputs, in the order of action.yml. */
export function inputsTable({ inputs }: Contract): string {
  const rows = Object.entries(inputs).map(([name, input]) => row(`\`${name}\``, byDefault(input), input.description));
  return table(['Input', 'Default', 'What it is'], rows);
}

/** PURE: the same for its outputs. */
export function outputsTable({ outputs }: Contract): string {
  const rows = Object.entries(outputs).map(([name, { description }]) => row(`\`${name}\``, description));
  return table(['Output', 'What it is'], rows);
}

function byDefault({ required = false, default: value }: Input): string {
  if (value !== undefined && value !== '') return `\`${value.trim()}\``;
  return required ? '**required**' : '';
}

function table(head: readonly string[], rows: readonly string[]): string {
  if (rows.length === 0) return 'None.';
  return [row(...head), row(...head.map(() => '---')), ...rows].join('\n');
}

/** PURE: one row; pipes and line breaks in a cell are kept from ending it. */
export function row(...cells: readonly (string | undefined)[]): string {
  return `| ${cells.map((cell = '') => oneLine(cell)).join(' | ')} |`;
}

// A cell ends at a pipe and a row at a line break, also inside code.
function oneLine(text: string): string {
  return text
    .trim()
    .replaceAll('|', '\\|')
    .replaceAll(/\s*\n\s*/g, ' ');
}
